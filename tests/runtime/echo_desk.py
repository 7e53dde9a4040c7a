"""A desk that echoes: the smallest that shows the runtime at work. Run as a program it is a whole bot."""

import asyncio
import datetime as dt
import os
import sys
import time
from dataclasses import replace

from bot.core.charts import Chart
from bot.core.state import SavedOffer
from bot.storage import open_store
from bot.telegram.api import BotApi
from bot.telegram.calls import Call
from bot.telegram.clerk import Json, Update
from bot.telegram.exchange import Handled, Holding, Keys
from bot.telegram.limits import Rate
from bot.telegram.logs import log_as_json
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan, run
from bot.telegram.webhook import WebhookPlace, secret_of

MOST_KEPT = 40


class EchoDesk:
    """Answers with the text and keeps it, so that a lost or doubled message shows. A turn takes `seconds`."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds

    def keys(self, update: Update) -> Keys | None:
        """Messages only."""
        message = update.get("message")
        return Keys(message["chat"]["id"], message["from"]["id"]) if message and "text" in message else None

    def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
        """`fail` raises; `kept` lists what is kept; everything else is kept and echoed."""
        del now
        until = time.thread_time() + self._seconds
        while time.thread_time() < until:
            pass
        message = update["message"]
        text = message["text"]
        if text == "fail":
            raise ZeroDivisionError(text)
        offers = (*kept.person.offers, SavedOffer(name=text, sheet={}))[-MOST_KEPT:]
        answer = text
        if text == "kept":
            offers = kept.person.offers
            answer = " ".join(offer.name for offer in offers)
        call = Call(method="sendMessage", params={"chat_id": message["chat"]["id"], "text": answer})
        person = kept.person.model_copy(update={"offers": offers})
        return Handled(replace(kept, person=person), (call,), "answer")

    def inline(self, query: dict[str, Json]) -> Call | None:
        """The text of the query as its only result."""
        result = {
            "type": "article",
            "id": "1",
            "title": query["query"] or "-",
            "input_message_content": {"message_text": query["query"] or "-"},
        }
        return Call(
            method="answerInlineQuery",
            params={"inline_query_id": query["id"], "results": [result]},
            perishable=True,
        )

    def apology(self, update: Update, code: str) -> tuple[Call, ...]:
        """One sentence."""
        return (
            Call(
                method="sendMessage",
                params={"chat_id": update["message"]["chat"]["id"], "text": f"sorry {code}"},
            ),
        )


def no_picture(chart: Chart) -> bytes:
    """The echo desk shows none."""
    return chart.title.encode()


async def main() -> None:
    """Run the bot as the environment says: the store and, for a webhook, the port to listen on."""
    log_as_json(os.environ.get("ECHO_LOG", "WARNING"))
    token = os.environ["TELEGRAM_BOT_TOKEN"]
    seconds = float(os.environ.get("ECHO_TURN_MS", "0")) / 1000
    place = None
    if port := os.environ.get("ECHO_WEBHOOK_PORT"):
        place = WebhookPlace(
            url=os.environ.get("ECHO_WEBHOOK_URL", f"http://127.0.0.1:{port}/hook"),
            path="/hook",
            host="127.0.0.1",
            port=int(port),
            secret=secret_of(token),
        )
    health = ("127.0.0.1", int(os.environ["ECHO_HEALTH_PORT"])) if "ECHO_HEALTH_PORT" in os.environ else None
    store = await open_store(os.environ["OFFERLENS_DATABASE_URL"])
    try:
        async with BotApi(token, os.environ["TELEGRAM_API_URL"]) as api:
            plan = Plan(webhook=place, health=health, limits=Limits(person=Rate(0), chat=Rate(0)))
            await run(api, store, lambda _: EchoDesk(seconds), no_picture, plan)
    finally:
        await store.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
