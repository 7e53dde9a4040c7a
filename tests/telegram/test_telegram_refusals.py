import datetime as dt

import pytest
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.telegram.refusals import harmless, pause_of, without_data

REFUSALS = [
    (BadRequest("Bad Request: message is not modified: specified new message content"), True),
    (BadRequest("Bad Request: query is too old and response timeout expired or query ID is invalid"), True),
    (BadRequest("Bad Request: message to edit not found"), True),
    (BadRequest("Bad Request: message to delete not found"), True),
    (BadRequest("Bad Request: message can't be deleted for everyone"), True),
    (BadRequest("Bad Request: can't parse entities"), False),
    (Forbidden("Forbidden: message can't be edited"), False),
]


@pytest.mark.parametrize(("error", "expected"), REFUSALS)
def test_refusals_that_mean_nothing(error: TelegramError, *, expected: bool) -> None:
    assert harmless(error) is expected


@pytest.mark.parametrize(("asked", "seconds"), [(3, 3.0), (0.5, 0.5), (dt.timedelta(minutes=1), 60.0)])
def test_how_long_to_wait(asked: int | dt.timedelta, seconds: float) -> None:
    assert pause_of(RetryAfter(asked)) == seconds


def test_the_log_does_not_quote_what_telegram_quotes() -> None:
    said = 'Bad Request: can\'t parse entities: Unsupported start tag "287413" at byte offset 5'
    assert "287413" not in without_data(BadRequest(said))
