"""The terminal: chat, single questions, JSON lines, checks."""
