"""Programs that made what the project ships; nothing here runs with it."""
