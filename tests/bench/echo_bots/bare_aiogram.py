"""The smallest echo bot on aiogram: `bare_aiogram.py polling` or `bare_aiogram.py PORT` for a webhook."""

import asyncio
import os
import sys

# aiogram lives in an environment of its own: it wants another pydantic
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web


async def echo(message: Message) -> None:
    """Say the same."""
    await message.answer(message.text or "")


async def main(way: str) -> None:
    """Run until stopped."""
    dispatcher = Dispatcher()
    dispatcher.message.register(echo, F.text)
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=session)
    if way == "polling":
        await dispatcher.start_polling(bot)
        return
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot).register(app, path="/hook")
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(way)).start()
    await bot.set_webhook(f"http://127.0.0.1:{way}/hook")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
