"""Answers: from what was understood to replies, with figures, units, dates and sources."""
