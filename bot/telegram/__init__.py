"""Telegram: what people meet there (the desk), and what carries it (intake, lanes, outbox)."""
