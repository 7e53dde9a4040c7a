"""Settings from the environment, checked all at once. No other module reads it."""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from platformdirs import user_data_path

TELEGRAM = "https://api.telegram.org"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{10,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_DATABASES = ("sqlite", "postgresql", "postgres", "memory")


class SettingsError(ValueError):
    """Settings are missing or malformed; `complaints` says of each what is wrong and what is expected."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """The public address that Telegram is told, and where this process listens. `secret` None: made of the token."""

    url: str
    path: str
    host: str
    port: int
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run. `sends_per_second` 0: as fast as it goes."""

    token: str = field(repr=False)
    api_url: str
    database: str = field(repr=False)
    webhook: WebhookSettings | None
    health: tuple[str, int] | None
    log_level: str
    sends_per_second: float
    asks_per_second: float

    @property
    def own_api(self) -> bool:
        """Whether the Bot API is somebody's own server, where Telegram's ceilings don't hold."""
        return self.api_url != TELEGRAM


class _Reader:
    """Takes one variable after the other, and notes what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.complaints: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """The value without white space around it; `default` where it is missing or empty."""
        return self._environ.get(name, "").strip() or default

    def wrong(self, name: str, expected: str) -> None:
        """Note what is wrong. Values are not repeated: they may be secret."""
        self.complaints.append(f"{name}: {expected}")

    def matched(self, name: str, text: str, pattern: re.Pattern[str], expected: str) -> str:
        """The text, if it has the form."""
        if text and pattern.fullmatch(text) is None:
            self.wrong(name, expected)
        return text

    def number(self, name: str, default: float, most: float) -> float:
        """A number from 0 to `most`."""
        text = self.text(name)
        if not text:
            return default
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if not 0 <= number <= most:
            self.wrong(name, f"expected a number from 0 to {most:g}, such as {default:g}.")
            return default
        return number

    def port(self, name: str) -> int | None:
        """A port, or None where it is missing."""
        text = self.text(name)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536):
            self.wrong(name, "expected a port from 1 to 65535.")
            return None
        return int(text)

    def url(
        self, name: str, text: str, fits: Callable[[SplitResult], bool], expected: str
    ) -> SplitResult | None:
        """The parts of an address, if it is one and `fits` holds."""
        try:
            parts = urlsplit(text)
            parts.port  # noqa: B018 - a port that is no number is noticed when it is read
        except ValueError:
            parts = None
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname or not fits(parts):
            self.wrong(name, expected)
            return None
        return parts


def database_address(environ: Mapping[str, str] | None = None) -> str:
    """Where the data is: `OFFERLENS_DATABASE_URL`, or a SQLite file in the user's data folder.

    Raises:
        SettingsError: the address is of no known kind.

    """
    reader = _Reader(os.environ if environ is None else environ)
    address = _database(reader)
    if reader.complaints:
        raise SettingsError(tuple(reader.complaints))
    return address


def read_settings(environ: Mapping[str, str] | None = None, webhook_url: str | None = None) -> Settings:
    """Everything `offerlens run` needs. `webhook_url` (the command's option) goes before the variable.

    Raises:
        SettingsError: with every mistake.

    """
    reader = _Reader(os.environ if environ is None else environ)
    token = reader.text("TELEGRAM_BOT_TOKEN")
    if token:
        reader.matched(
            "TELEGRAM_BOT_TOKEN",
            token,
            _TOKEN,
            "expected the token from @BotFather: digits, a colon, letters.",
        )
    else:
        reader.wrong("TELEGRAM_BOT_TOKEN", "missing; @BotFather gives one for /newbot.")
    api_url = reader.text("TELEGRAM_API_URL", TELEGRAM).rstrip("/")
    reader.url(
        "TELEGRAM_API_URL",
        api_url,
        lambda parts: not parts.query and not parts.fragment,
        f"expected the root address of a Bot API server, such as {TELEGRAM}.",
    )
    own_api = api_url != TELEGRAM
    health_port = reader.port("OFFERLENS_HEALTH_PORT")
    level = reader.text("OFFERLENS_LOG_LEVEL", "INFO").upper()
    if level not in LOG_LEVELS:
        reader.wrong("OFFERLENS_LOG_LEVEL", f"expected one of {', '.join(LOG_LEVELS)}.")
    settings = Settings(
        token=token,
        api_url=api_url,
        database=_database(reader),
        webhook=_webhook(reader, (webhook_url or "").strip()),
        health=None
        if health_port is None
        else (reader.text("OFFERLENS_HEALTH_HOST", "0.0.0.0"), health_port),  # noqa: S104 - probes come from outside a container; nothing personal is shown
        log_level=level,
        sends_per_second=reader.number("OFFERLENS_SENDS_PER_SECOND", 0.0 if own_api else 30.0, 10_000),
        asks_per_second=reader.number("OFFERLENS_ASKS_PER_SECOND", 3.0, 10_000),
    )
    if reader.complaints:
        raise SettingsError(tuple(reader.complaints))
    return settings


def _database(reader: _Reader) -> str:
    address = reader.text("OFFERLENS_DATABASE_URL")
    if not address:
        return f"sqlite:///{user_data_path('offerlens', appauthor=False) / 'offerlens.db'}"
    if address.partition("://")[0] not in _DATABASES or "://" not in address:
        reader.wrong(
            "OFFERLENS_DATABASE_URL", "expected sqlite:///path/to/file.db or postgresql://user@host/database."
        )
    return address


def _webhook(reader: _Reader, given: str) -> WebhookSettings | None:
    name = "--webhook" if given else "OFFERLENS_WEBHOOK_URL"
    url = given or reader.text("OFFERLENS_WEBHOOK_URL")
    secret = reader.matched(
        "OFFERLENS_WEBHOOK_SECRET",
        reader.text("OFFERLENS_WEBHOOK_SECRET"),
        _SECRET,
        "expected 1 to 256 letters, digits, _ or -.",
    )
    listen = reader.text("OFFERLENS_WEBHOOK_LISTEN")
    if not url:
        return None
    parts = reader.url(
        name,
        url,
        lambda parts: (parts.scheme == "https" or _loopback(parts.hostname or "")) and not parts.fragment,
        "expected the public address that Telegram shall call, such as https://bot.example.org/hook.",
    )
    host, port = _place(reader, listen, parts)
    path = (parts.path if parts else "") or "/"
    return WebhookSettings(url=url, path=path, host=host, port=port, secret=secret or None)


def _place(reader: _Reader, listen: str, url: SplitResult | None) -> tuple[str, int]:
    """Where to listen: as told; on the address itself if it is this machine's; else on 8443 of every network."""
    if listen:
        host, _, port = listen.rpartition(":")
        if host and port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65_536:
            return host.strip("[]"), int(port)
        reader.wrong("OFFERLENS_WEBHOOK_LISTEN", "expected host:port, such as 0.0.0.0:8443.")
    if url is not None and url.port is not None and _loopback(url.hostname or ""):
        return url.hostname or "127.0.0.1", url.port
    return "0.0.0.0", 8443  # noqa: S104 - a proxy in front of it ends TLS


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
