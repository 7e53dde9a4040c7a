"""Single questions to the Bot API with what a client hides: the status, and the clock of the other side."""

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import aiohttp

from bot.telegram.clerk import Json

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` 0: nothing did, and `description` names the failure. `date` is the server's clock."""

    status: int
    result: Json = None
    description: str = ""
    date: dt.datetime | None = None


async def asked(root: str, token: str, method: str) -> Answer:
    """The answer to a method without parameters. Never raises, and never tells the token."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(SECONDS)) as session,
            session.post(f"{root}/bot{token}/{method}", json={}) as response,
        ):
            date = _date(response.headers.get("Date", ""))
            try:
                body = await response.json(content_type=None)
            except ValueError:
                body = None
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        return Answer(0, description=type(error).__name__)
    shape = body if isinstance(body, dict) else {}
    return Answer(response.status, shape.get("result"), str(shape.get("description", "")), date)


def _date(header: str) -> dt.datetime | None:
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)
