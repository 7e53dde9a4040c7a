"""Offers as people state them: the sheet that is filled in, and the readers that fill it from chat text."""
