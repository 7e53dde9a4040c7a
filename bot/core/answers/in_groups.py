"""Answers as a group gets them: nobody is invited to show an offer there; a button leads to the private chat."""

from dataclasses import replace

from bot.core.answers.choices import NO_WORDS, NO_WORDS_IN_GROUP, OUTSIDE, OUTSIDE_IN_GROUP
from bot.core.messages import Button, Reply, Said
from knowledge.base import Knowledge

_INSTEAD = {OUTSIDE: OUTSIDE_IN_GROUP, NO_WORDS: NO_WORDS_IN_GROUP}
_PRIVATE = (Button("Value an offer in private", private="value"),)
"""Names the dialogue of the private chat that it opens."""


def for_group(said: Said, knowledge: Knowledge) -> Said:
    """The same for a group."""
    item = knowledge.items.get(said.entry or "")
    in_group = item.entry.in_group if item is not None else ""
    return replace(said, replies=tuple(_for_group(reply, in_group) for reply in said.replies))


def _for_group(reply: Reply, in_group: str) -> Reply:
    if in_group:
        return replace(reply, text=in_group, buttons=(*reply.buttons, _PRIVATE))
    return replace(reply, text=_INSTEAD.get(reply.text, reply.text))
