"""Settings are read from the environment, and all mistakes are said at once."""

import pytest

from bot.settings import Settings, SettingsError, database_address, read_settings

TOKEN = "123456:abcdefghij_klmnop-qrst"  # noqa: S105 - nobody's
GOOD = {"TELEGRAM_BOT_TOKEN": TOKEN}


def test_a_token_is_enough() -> None:
    settings = read_settings(GOOD)
    assert settings.token == TOKEN
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database.startswith("sqlite:///")
    assert settings.database.endswith("offerlens.db")
    assert (settings.webhook, settings.health, settings.log_level) == (None, None, "INFO")
    assert settings.sends_per_second == 30
    assert not settings.own_api


def test_an_own_server_has_no_ceiling() -> None:
    settings = read_settings(GOOD | {"TELEGRAM_API_URL": "http://127.0.0.1:8081/"})
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.own_api
    assert settings.sends_per_second == 0


def test_every_mistake_is_said_at_once_without_its_value() -> None:
    wrong = {
        "TELEGRAM_BOT_TOKEN": "secret-but-wrong",
        "TELEGRAM_API_URL": "ftp://secret-host",
        "OFFERLENS_DATABASE_URL": "mysql://root:secret@host/x",
        "OFFERLENS_WEBHOOK_URL": "http://secret.example.org/hook",
        "OFFERLENS_WEBHOOK_SECRET": "no secret with spaces",
        "OFFERLENS_WEBHOOK_LISTEN": "secret",
        "OFFERLENS_HEALTH_PORT": "70000",
        "OFFERLENS_LOG_LEVEL": "secret",
        "OFFERLENS_SENDS_PER_SECOND": "secret",
        "OFFERLENS_ASKS_PER_SECOND": "nan",
    }
    with pytest.raises(SettingsError) as refusal:
        read_settings(wrong)
    complaints = refusal.value.complaints
    assert {complaint.partition(":")[0] for complaint in complaints} == set(wrong)
    assert len(complaints) == len(wrong)
    assert "secret" not in str(refusal.value).replace("OFFERLENS_WEBHOOK_SECRET", "")


@pytest.mark.parametrize("environ", [{}, {"TELEGRAM_BOT_TOKEN": "  "}])
def test_a_missing_token_is_explained(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN: missing; @BotFather"):
        read_settings(environ)


@pytest.mark.parametrize(
    ("url", "listen", "path", "host", "port"),
    [
        ("https://bot.example.org/hook", "", "/hook", "0.0.0.0", 8443),  # noqa: S104
        ("https://bot.example.org", "", "/", "0.0.0.0", 8443),  # noqa: S104
        ("https://bot.example.org/hook", "127.0.0.1:9000", "/hook", "127.0.0.1", 9000),
        ("https://bot.example.org/hook", "[::1]:9000", "/hook", "::1", 9000),
        ("http://127.0.0.1:9001/hook", "", "/hook", "127.0.0.1", 9001),
    ],
)
def test_where_the_webhook_listens(url: str, listen: str, path: str, host: str, port: int) -> None:
    settings = read_settings(GOOD | {"OFFERLENS_WEBHOOK_LISTEN": listen}, webhook_url=url)
    assert settings.webhook is not None
    assert (settings.webhook.url, settings.webhook.path) == (url, path)
    assert (settings.webhook.host, settings.webhook.port) == (host, port)


def test_the_option_goes_before_the_variable() -> None:
    environ = GOOD | {"OFFERLENS_WEBHOOK_URL": "https://a.example.org/a"}
    settings = read_settings(environ, webhook_url="https://b.example.org/b")
    assert settings.webhook is not None
    assert settings.webhook.url == "https://b.example.org/b"


def test_secrets_are_not_shown() -> None:
    settings: Settings = read_settings(GOOD | {"OFFERLENS_DATABASE_URL": "postgresql://u:pass@h/x"})
    assert TOKEN not in repr(settings)
    assert "pass" not in repr(settings)


def test_the_database_is_read_alone() -> None:
    assert database_address({"OFFERLENS_DATABASE_URL": "memory://"}) == "memory://"
    with pytest.raises(SettingsError, match="OFFERLENS_DATABASE_URL"):
        database_address({"OFFERLENS_DATABASE_URL": "kept.db"})
