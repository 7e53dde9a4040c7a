"""The process itself: its settings, its start, its log, and what strangers send it."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blackbox.botapi.refusal import Refused
from tests.blackbox.botapi.server import TOKEN, Fault, Server
from tests.blackbox.process import PATIENCE, InProcess, Thread, free_port, start_bot, stop_bot

ADA = 7


@pytest.fixture
def thread() -> Iterator[Thread]:
    thread = Thread()
    yield thread
    thread.close()


@pytest.fixture
def server(thread: Thread) -> Iterator[Server]:
    server = Server()
    yield server
    thread.run(server.stop())


def log_of(folder: Path) -> str:
    return (folder / "bot.log").read_text()


def wait_for_log(words: str, *folders: Path) -> None:
    """Wait until one of several bots has logged this."""
    end = time.monotonic() + PATIENCE
    while not any(words in log_of(folder) for folder in folders):
        assert time.monotonic() < end, [log_of(folder) for folder in folders]
        time.sleep(0.05)


def test_all_mistakes_in_the_settings_are_listed_at_once(tmp_path: Path) -> None:
    wrong = {"TELEGRAM_BOT_TOKEN": "secret", "TELEGRAM_API_URL": "nowhere", "OFFERLENS_HEALTH_PORT": "port"}
    bot = start_bot(tmp_path, wrong, webhook="ftp://bot.example.org")
    assert bot.wait(20) == 2
    log = log_of(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "OFFERLENS_HEALTH_PORT", "--webhook"):
        assert name in log
    assert "Traceback" not in log
    assert "secret" not in log


def test_a_revoked_token_is_explained(tmp_path: Path, thread: Thread, server: Server) -> None:
    root = thread.run(server.start())
    bot = start_bot(tmp_path, {"TELEGRAM_BOT_TOKEN": "1:" + "x" * 35, "TELEGRAM_API_URL": root}, webhook=None)
    assert bot.wait(20) == 2
    assert "@BotFather" in log_of(tmp_path)
    assert "Traceback" not in log_of(tmp_path)


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
def test_a_token_revoked_in_flight_is_explained_and_loses_nothing(tmp_path: Path, method: str) -> None:
    stage = InProcess(tmp_path, webhook=False)
    assert "$340k" in stage.say(ADA, "vp base").text
    stage.server.faults.append(Fault(method, Refused(401, "Unauthorized")))
    stage.say(ADA, "caio base", expect=0)
    assert stage.ended() == 2
    assert "@BotFather" in stage.log
    stage.restart()
    assert "$460k" in stage.listen(ADA, expect=1).text
    assert stage.close() == 0


def test_telegram_is_told_of_commands_and_descriptions_only_when_they_differ(tmp_path: Path) -> None:
    stage = InProcess(tmp_path, webhook=False)

    def told() -> list[str]:
        return sorted(made.method for made in stage.telegram.made if made.method.startswith("setMy"))

    first = told()
    assert first == [*["setMyCommands"] * 4, "setMyDescription", "setMyShortDescription"]
    stage.restart()
    assert told() == first
    stage.telegram.call("setMyDescription", {"description": "somebody else's"})
    stage.restart()
    assert told() == sorted([*first, *["setMyDescription"] * 2])
    assert stage.close() == 0


def test_the_start_waits_for_the_network(tmp_path: Path, thread: Thread, server: Server) -> None:
    port = free_port()
    environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}
    bot = start_bot(tmp_path, environment, webhook=None)

    wait_for_log("waiting for Telegram", tmp_path)
    thread.run(server.start(port))
    thread.run(server.polled())
    assert stop_bot(bot) == 0


def test_a_second_poller_is_explained(tmp_path: Path, thread: Thread, server: Server) -> None:
    root = thread.run(server.start())
    environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": root}
    folders = [tmp_path / name for name in ("one", "two")]
    bots = []
    for folder in folders:
        folder.mkdir()
        bots.append(start_bot(folder, environment, webhook=None))

    wait_for_log("Somebody else polls", *folders)
    assert [stop_bot(bot) for bot in bots] == [0, 0]


@pytest.fixture(scope="module")
def webhook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    stage = InProcess(tmp_path_factory.mktemp("bot"), webhook=True)
    yield stage
    assert stage.close() == 0


STRANGERS = [
    # headers, body, and how it is answered
    ({}, b'{"update_id": 1}', 403),
    ({"X-Telegram-Bot-Api-Secret-Token": "guessed"}, b'{"update_id": 1}', 403),
    ({"X-Telegram-Bot-Api-Secret-Token": "é"}, b'{"update_id": 1}', 403),
    ({}, b"x" * 2_000_000, 403),
]


@pytest.mark.parametrize(("headers", "body", "status"), STRANGERS, ids=["none", "wrong", "odd", "huge"])
def test_the_webhook_takes_nothing_from_strangers(
    webhook: InProcess, headers: dict[str, str], body: bytes, status: int
) -> None:
    assert webhook.hook is not None
    request = urllib.request.Request(webhook.hook, body, headers)  # noqa: S310 - the bot's own address
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)  # noqa: S310
    assert refused.value.code == status
    refused.value.close()
    assert "$340k" in webhook.say(ADA, "vp base").text


def test_what_telegram_itself_sends_broken_is_refused(webhook: InProcess) -> None:
    assert webhook.hook is not None
    hook = webhook.server.hook
    assert hook is not None
    for body in (b"{", b"[]", b'{"update_id": "one"}', b"[" * 100_000):
        secret = {"X-Telegram-Bot-Api-Secret-Token": hook.secret}
        request = urllib.request.Request(webhook.hook, body, secret)  # noqa: S310
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=5)  # noqa: S310
        assert refused.value.code == 400
        refused.value.close()
    assert "$340k" in webhook.say(ADA, "vp base").text


def test_no_word_no_name_no_figure_and_no_token_is_logged(webhook: InProcess) -> None:
    webhook.say(ADA, "is 287413 good for a vp called Zebedee")
    valued = webhook.say(ADA, "287413 base, 21% bonus, 153861 in RSUs over 18 months, Seattle").last
    webhook.press(valued.key("Chart"), ADA)
    webhook.type_inline(ADA, "Zebedee")
    webhook.say(ADA, "/value")
    webhook.say(ADA, "/cancel")
    for word in (
        "287413",
        "287,413",
        "153861",
        "153,861",
        "Zebedee",
        "Seattle",
        "Person",
        TOKEN,
        TOKEN.partition(":")[2],
    ):
        assert word not in webhook.log
