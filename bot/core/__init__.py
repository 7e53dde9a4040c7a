"""The conversation itself, free of any transport: messages in, replies out."""
