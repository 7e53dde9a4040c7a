"""The smallest echo bot on python-telegram-bot: `bare_ptb.py polling` or `bare_ptb.py PORT` for a webhook.

A second word `concurrent` lets it handle updates side by side; by itself it takes one after the other.
"""

import os
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say the same."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main(way: str, *, concurrent: bool) -> None:
    """Run until stopped."""
    app = (
        Application.builder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .concurrent_updates(concurrent)
        .build()
    )
    app.add_handler(MessageHandler(filters.TEXT, echo))
    if way == "polling":
        app.run_polling()
    else:
        app.run_webhook("127.0.0.1", int(way), "hook", webhook_url=f"http://127.0.0.1:{way}/hook")


if __name__ == "__main__":
    main(sys.argv[1], concurrent="concurrent" in sys.argv[2:])
