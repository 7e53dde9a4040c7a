from decimal import Decimal

import pytest

from bot.core.charts import Chart, ChartKind, Series
from bot.telegram.calls import Call, toast

CHART = Chart(ChartKind.COMPARISON, "Äpfel", "EUR", ("1",), (Series("a", (Decimal("0.10"),)),), note="n")

CALLS = [
    Call(
        method="sendMessage",
        params={"chat_id": 7, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "é"}]]}},
    ),
    Call(method="sendPhoto", params={"chat_id": 7}, chart=CHART, remember="9.0"),
    Call(method="sendDocument", params={"chat_id": 7}, document=("a.json", b"\x00\xff{}")),
    Call(method="editMessageText", params={"chat_id": 7, "text": "x"}, edits="9.0"),
    Call(method="answerCallbackQuery", params={}, perishable=True),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.method)
def test_a_call_waits_in_the_outbox_unchanged(call: Call) -> None:
    assert Call.from_json(call.to_json()) == call


def test_a_broken_row_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="method"):
        Call.from_json("{}")


def test_an_edit_gets_its_id_late() -> None:
    call = Call(method="editMessageText", params={"chat_id": 7, "text": "x"}, edits="9.0").at(55)
    assert (call.params, call.edits) == ({"chat_id": 7, "text": "x", "message_id": 55}, None)


def test_small_calls() -> None:
    assert toast("1").params == {"callback_query_id": "1"}
    assert len(str(toast("1", "x" * 300).params["text"])) == 200
