"""Readers: from free text to numbers, amounts, durations and schedules. Pure functions, no language model."""
