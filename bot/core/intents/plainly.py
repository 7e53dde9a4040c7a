"""Messages about an offer as they were meant: slips of the keyboard and short forms written out."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.core.reading.word_sets import words
from knowledge.rarity import CommonWords
from knowledge.spelling import Speller
from knowledge.words import Word, spelled_out

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 4
_KNOWN = words(
    """what which when where how much many does would will could should base salary bonus bonuses target stock stocks rsus
    shares equity grant options vesting vested vests cliff sign signing relocation refresher refreshers clawback first
    second third fourth year years month months monthly yearly average total recurring package leave leaving left quit
    walk after before without with instead same again change undo compare better difference ahead offer offers both each
    other original guaranteed cash count recruiter currency dollars euros pounds worth value present discount growth
    double halve stays drop keep get make take back what's that's they raise raised percent thousand million and the"""
)


@dataclass(frozen=True)
class Plainly:
    """Mends words that are nearly one of those that are used about offers. Names of offers are left alone."""

    common: CommonWords

    def said(self, text: str, names: Collection[str] = ()) -> str:
        """The message with its slips mended: "if i leav after 11 mnths"."""
        kept = {part.lower() for name in names for part in name.split()}
        return _WORD.sub(lambda found: self._mended(found[0], kept), text)

    def _mended(self, word: str, kept: Collection[str]) -> str:
        plain = word.lower()
        if plain in kept:
            return word
        written = spelled_out(plain)
        if written != plain:
            return written
        if len(plain) < _SHORTEST or word.isupper() or (word[0].isupper() and not word.istitle()):
            return word
        repaired = self._speller.repair((Word(plain, 0, len(plain)),)).words
        meant = " ".join(one.text for one in repaired)
        return word if meant == plain else meant

    @cached_property
    def _speller(self) -> Speller:
        return Speller(_KNOWN, self.common)
