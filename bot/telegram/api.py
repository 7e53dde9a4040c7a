"""The bot at Telegram: python-telegram-bot's `Bot`, asked by method name and parameters as they wait in the outbox."""

from collections.abc import Mapping

from telegram import Bot, File, InputFile
from telegram.error import BadRequest, NetworkError

from bot.telegram.clerk import Json
from bot.telegram.connection import SECONDS, Connection


class BotApi(Bot):
    """The methods of one bot. Use it as an asynchronous context manager.

    What fails raises the library's errors: `RetryAfter` and `NetworkError` may be tried again, a `BadRequest`
    (which the library counts among the latter) and all others may not. None of them quotes the token.
    """

    def __init__(self, token: str, root: str = "https://api.telegram.org") -> None:
        self._connection = Connection()
        root = root.rstrip("/")
        super().__init__(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._connection,
            get_updates_request=self._connection,
        )

    async def initialize(self) -> None:
        """Open the connection. Unlike the library's own it asks nothing: a start waits for the network."""
        await self._connection.initialize()

    async def shutdown(self) -> None:
        """Close the connection."""
        await self._connection.shutdown()

    async def call(
        self,
        method: str,
        params: Mapping[str, Json] | None = None,
        *,
        files: Mapping[str, tuple[str, bytes]] | None = None,
        seconds: float = SECONDS,
    ) -> Json:
        """The result of a method as JSON. `files` are (name, content) by field, `seconds` is the longest wait.

        It takes the way of all methods of `Bot`. The typed ones would refuse what a newer version wrote into the
        outbox, and results in which the server left out a field; `do_api_request` takes a token that was revoked
        for a method that doesn't exist.

        Raises:
            TelegramError: one of its kinds.

        """
        uploads = {
            field: InputFile(content, filename=name) for field, (name, content) in (files or {}).items()
        }
        try:
            return await self._post(method, {**(params or {}), **uploads}, read_timeout=seconds)
        except KeyError:
            raise NetworkError("the answer has no result") from None

    async def file(self, file_id: str, most: int) -> bytes | None:
        """The content of a file that somebody sent; None if it is larger than `most` bytes or gone.

        Raises:
            TelegramError: Telegram can't be reached, or asks to wait.

        """
        try:
            found = await self.call("getFile", {"file_id": file_id})
            if "file_path" not in found or found.get("file_size", 0) > most:
                return None
            file = File(file_id, file_id, file_path=f"{self.base_file_url}/{found['file_path']}")
            file.set_bot(self)
            content = bytes(await file.download_as_bytearray())
        except BadRequest:
            return None
        return content if len(content) <= most else None
