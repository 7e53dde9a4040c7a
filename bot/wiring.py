"""Where the parts are put together."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_cache_dir

from bot.core.conversation import Conversation
from bot.core.intents.names import names_of
from bot.core.understanding.matching import Matching
from bot.dialogues import all_forms
from calculators.currencies import Rate
from knowledge.base import Knowledge
from knowledge.loading import SHIPPED, load
from knowledge.rarity import CommonWords


def now() -> dt.datetime:
    """The clock, for the edges; everything inside takes the time as an argument."""
    return dt.datetime.now(dt.UTC)


def conversation(folder: Path = SHIPPED) -> Conversation:
    """The conversation over the knowledge in `folder`. Raises KnowledgeRefused with all its mistakes."""
    with _nothing_collected():
        return conversation_of(load(folder))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No garbage collection meanwhile: what is built here stays, and looking through it again and again takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def conversation_of(knowledge: Knowledge) -> Conversation:
    """The conversation over a loaded knowledge."""
    common = CommonWords.shipped()
    names = names_of(knowledge, common)
    rates = rates_of(knowledge)
    matching = Matching(knowledge, common, cache_folder())
    return Conversation(knowledge, common, matching, names, all_forms(knowledge, names, rates), rates)


def cache_folder() -> Path:
    """Where learnt scores are kept between starts."""
    return Path(user_cache_dir("offerlens"))


def rates_of(knowledge: Knowledge) -> tuple[Rate, ...]:
    """The exchange rates between any two currencies of the knowledge, with their day."""
    rates = knowledge.rates
    codes = ["EUR", *rates.per_euro]
    return tuple(
        Rate(base, quote, rate, rates.as_of)
        for base in codes
        for quote in codes
        if base != quote and (rate := rates.rate(base, quote)) is not None
    )
