"""Charts drawn beside the loop, with a sign to the person where that takes long."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.core.charts import Chart
from bot.telegram.api import BotApi
from bot.telegram.calls import Call
from bot.telegram.clerk import Json
from bot.telegram.logs import place_of

log = logging.getLogger(__name__)

SIGN_AFTER = 0.3
"""Seconds of drawing after which a person sees that something is coming."""


class Pictures:
    """Turns calls with a chart into calls with a picture of it."""

    def __init__(self, api: BotApi, draw: Callable[[Chart], bytes]) -> None:
        self._api = api
        self._draw = draw
        # one thread: it draws one picture at a time anyway, and each thread that draws keeps fonts and memory of its own
        self._artist = ThreadPoolExecutor(1, "artist")

    async def of(self, chart: Chart, call: Call) -> bytes | None:
        """The picture for a call, or None if it can't be drawn."""
        drawing = asyncio.get_running_loop().run_in_executor(self._artist, self._draw, chart)
        await asyncio.wait([drawing], timeout=SIGN_AFTER)
        if not drawing.done():
            await self._sign(call)
            await asyncio.wait([drawing])
        error = drawing.exception()
        if error is None:
            return drawing.result()
        log.error("chart not drawn", extra={"reason": place_of(error)})
        return None

    async def _sign(self, call: Call) -> None:
        chat, thread = call.params.get("chat_id"), call.params.get("message_thread_id")
        if isinstance(chat, int):
            topic = thread if isinstance(thread, int) else None
            with contextlib.suppress(TelegramError):
                await self._api.send_chat_action(chat, ChatAction.UPLOAD_PHOTO, topic)


def without(params: dict[str, Json]) -> Call:
    """The message that says what stands under a picture, where there is no picture."""
    kept = {
        key: value
        for key, value in params.items()
        if key not in {"photo", "caption", "show_caption_above_media"}
    }
    text = params.get("caption") or "The chart can't be drawn right now."
    return Call(method="sendMessage", params=kept | {"text": text})
