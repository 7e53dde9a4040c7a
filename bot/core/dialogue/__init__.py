"""Guided dialogues: declared slots, and a pure reducer over frozen, versioned state."""
