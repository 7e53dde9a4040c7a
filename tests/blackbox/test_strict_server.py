"""The fake over HTTP: what polling and the webhook demand of a bot."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import ClientSession, FormData, ServerDisconnectedError, web

from tests.blackbox.botapi.people import People
from tests.blackbox.botapi.refusal import Refused
from tests.blackbox.botapi.server import TOKEN, Fault, Server
from tests.blackbox.botapi.telegram import Telegram
from tests.blackbox.botapi.world import Json

ADA = 7
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10"


class Line:
    """A bot's line to the server."""

    def __init__(self, session: ClientSession, root: str, server: Server) -> None:
        self.session, self.root, self.server = session, root, server
        self.people = People(server.telegram, server.push)

    async def call(self, method: str, token: str = TOKEN, **params: object) -> Json:
        async with self.session.post(f"{self.root}/bot{token}/{method}", json=params) as response:
            answer: Json = await response.json()
            assert answer.get("error_code", 200) == response.status
            return answer


def on_the_line(work: Callable[[Line], Awaitable[None]]) -> None:
    async def run() -> None:
        server = Server(Telegram())
        root = await server.start()
        async with ClientSession() as session:
            await work(Line(session, root, server))
        await server.stop()

    asyncio.run(run())


def ids(answer: Json) -> list[int]:
    updates = answer["result"]
    assert isinstance(updates, list)
    return [update["update_id"] for update in updates]


def test_updates_stay_until_the_offset_confirms_them() -> None:
    async def work(line: Line) -> None:
        for word in ("one", "two", "three"):
            line.people.write(ADA, ADA, word)
        first = ids(await line.call("getUpdates"))
        assert ids(await line.call("getUpdates", limit=2)) == first[:2]
        assert ids(await line.call("getUpdates", offset=first[1])) == first[1:]
        assert ids(await line.call("getUpdates", offset=first[2] + 1)) == []
        assert line.server.confirmed == 3

    on_the_line(work)


def test_a_waiting_poll_gets_an_update_at_once() -> None:
    async def work(line: Line) -> None:
        poll = asyncio.create_task(line.call("getUpdates", timeout=30))
        await line.server.polled()
        line.people.write(ADA, ADA, "hello")
        assert len(ids(await poll)) == 1

    on_the_line(work)


def test_of_two_pollers_the_older_is_refused() -> None:
    async def work(line: Line) -> None:
        older = asyncio.create_task(line.call("getUpdates", timeout=30))
        await line.server.polled()
        newer = asyncio.create_task(line.call("getUpdates", timeout=30))
        assert (await older)["error_code"] == 409
        line.people.write(ADA, ADA, "hello")
        assert len(ids(await newer)) == 1

    on_the_line(work)


def test_no_polling_beside_a_webhook() -> None:
    async def work(line: Line) -> None:
        await line.call("setWebhook", url="https://bot.example.org/hook")
        assert (await line.call("getUpdates"))["error_code"] == 409
        await line.call("deleteWebhook")
        assert (await line.call("getUpdates"))["ok"]

    on_the_line(work)


WRONG_HOOKS = [
    {"url": "http://bot.example.org/hook"},
    {"url": "https://bot.example.org/hook", "secret_token": "with blanks"},
    {"url": "https://bot.example.org/hook", "secret_token": "x" * 257},
]


@pytest.mark.parametrize("hook", WRONG_HOOKS)
def test_wrong_webhooks(hook: dict[str, str]) -> None:
    async def work(line: Line) -> None:
        assert (await line.call("setWebhook", **hook))["error_code"] == 400

    on_the_line(work)


def test_the_webhook_gets_each_update_until_it_says_200_in_order_and_with_the_secret() -> None:
    async def work(line: Line) -> None:
        got: list[tuple[int, str]] = []
        enough = asyncio.Event()

        async def hook(request: web.Request) -> web.Response:
            update = await request.json()
            got.append((update["update_id"], request.headers["X-Telegram-Bot-Api-Secret-Token"]))
            if len(got) == 4:
                enough.set()
            return web.Response(status=500 if len(got) in {1, 3} else 200)

        app = web.Application()
        app.router.add_post("/hook", hook)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        await line.call("setWebhook", url=f"http://127.0.0.1:{port}/hook", secret_token="s-1")  # noqa: S106
        line.people.write(ADA, ADA, "one")
        line.people.write(ADA, ADA, "two")
        await enough.wait()
        first = got[0][0]
        assert got == [(first, "s-1"), (first, "s-1"), (first + 1, "s-1"), (first + 1, "s-1")]
        await runner.cleanup()

    on_the_line(work)


def test_a_foreign_token_is_unauthorized() -> None:
    async def work(line: Line) -> None:
        assert (await line.call("getMe", token="1:revoked"))["error_code"] == 401  # noqa: S106

    on_the_line(work)


def test_refusals_carry_their_parameters() -> None:
    async def work(line: Line) -> None:
        line.people.write(ADA, ADA, "/start")
        line.server.telegram.flood(ADA, 3)
        refused = await line.call("sendMessage", chat_id=ADA, text="x")
        assert refused["error_code"] == 429
        assert refused["parameters"] == {"retry_after": 3}

    on_the_line(work)


def test_faults_on_demand() -> None:
    async def work(line: Line) -> None:
        line.server.faults += [Fault("getMe", Refused(502, "Bad Gateway"), times=2), Fault("getMe", None)]
        assert [(await line.call("getMe"))["error_code"] for _ in range(2)] == [502, 502]
        with pytest.raises(ServerDisconnectedError):
            await line.call("getMe")
        assert (await line.call("getMe"))["ok"]

    on_the_line(work)


def test_uploads_and_downloads() -> None:
    async def work(line: Line) -> None:
        line.people.write(ADA, ADA, "/start")
        form = FormData(
            {"chat_id": str(ADA), "caption": "x", "reply_markup": json.dumps({"inline_keyboard": []})}
        )
        form.add_field("photo", PNG, filename="chart.png", content_type="image/png")
        async with line.session.post(f"{line.root}/bot{TOKEN}/sendPhoto", data=form) as response:
            sent = await response.json()
        assert sent["result"]["caption"] == "x"
        file = (await line.call("getFile", file_id=sent["result"]["photo"][0]["file_id"]))["result"]
        assert isinstance(file, dict)
        async with line.session.get(f"{line.root}/file/bot{TOKEN}/{file['file_path']}") as response:
            assert await response.read() == PNG
        async with line.session.get(f"{line.root}/file/bot{TOKEN}/files/none") as response:
            assert response.status == 404

    on_the_line(work)
