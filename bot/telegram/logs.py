"""Log lines as JSON: what happened and where in the code, never what anybody wrote."""

import datetime as dt
import json
import logging
import sys
import traceback

_OWN = "bot."
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_BITS = 30
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: read aloud without mistakes."""


def turn_code(update_id: int) -> str:
    """A short name for the turn of an update, for the log and for apologies: six letters and digits."""
    mixed = (update_id * 0x2C1B3C6D + 0x297A2D39) % (1 << _BITS)
    return "".join(_LETTERS[mixed >> shift & 31] for shift in range(_BITS - 5, -1, -5))


def place_of(error: BaseException) -> str:
    """The kind of an error and the line that raised it. Its message may quote people, so it isn't in here."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    parts = last.filename.replace("\\", "/").rsplit("/", 2)[-2:]
    return f"{type(error).__name__} in {'/'.join(parts)}:{last.lineno} ({last.name})"


def trace_of(error: BaseException) -> list[str]:
    """The way to an error: files, lines and functions, without values."""
    return [
        f"{'/'.join(frame.filename.rsplit('/', 2)[-2:])}:{frame.lineno} ({frame.name})"
        for frame in traceback.extract_tb(error.__traceback__)[-12:]
    ]


class JsonLines(logging.Formatter):
    """One JSON object a line. From other libraries only the unfilled template is taken: their values may be data."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        own = record.name.startswith(_OWN)
        line: dict[str, object] = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage() if own else str(record.msg),
        }
        if own:
            line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = place_of(record.exc_info[1])
            line["trace"] = trace_of(record.exc_info[1])
        return json.dumps(line, default=str)


def log_as_json(level: str = "INFO") -> None:
    """Send every log line of the process to standard error, as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("aiohttp.access", "alembic", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
