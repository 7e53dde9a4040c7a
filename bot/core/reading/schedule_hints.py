"""Hints at a vesting schedule inside a text: lengths, rhythms, cliffs, yearly weights, portions with their dates."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from bot.core.reading.numbers import text_at
from bot.core.reading.quantities import Quantity
from bot.core.reading.schedule import Schedule
from bot.core.reading.schedule_dates import start_at, years_at
from bot.core.reading.schedule_figures import figure_hint
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_weights import weights_at
from bot.core.reading.schedule_words import (
    ALL,
    AT,
    AT_ONCE,
    BEGINNINGS,
    COUNTS,
    EQUAL_PARTS,
    NEXT,
    ORDINALS,
    PORTIONS,
    REST,
    RHYTHM_OPENINGS,
    USUAL,
    VESTING_WORDS,
    near_vesting,
    rhythm_at,
)
from bot.core.reading.tokens import Kind, Token

_DATED = AT | {"in", "over", "by", "when", "upon", "from", "within"}
_NONE = frozenset({"none", "no", "0", "zero"})
_OPENINGS = (
    frozenset({"no", "without", "w", "zero", "0", "cliff", "cliffs", "year", "yr", "y", "month", "mo", "at"})
    | frozenset({"years", "yrs", "nothing", "none", "on", "upon", "from", "day"})
    | frozenset("12345")
    | RHYTHM_OPENINGS
    | ORDINALS.keys()
    | REST
    | NEXT
    | PORTIONS.keys()
    | EQUAL_PARTS.keys()
    | ALL
    | AT_ONCE
    | BEGINNINGS
    | {"day", "up"}
    | USUAL
)
"""What a hint in words can begin with, beside the name of an employer."""


class _Scan:
    """One pass over the tokens, left to right."""

    def __init__(
        self,
        found: Sequence[Token],
        quantities: Sequence[Quantity],
        presets: Mapping[str, Schedule],
        *,
        expected: bool,
    ) -> None:
        self.found = found
        self.quantities = quantities
        self.by_first = {quantity.first: index for index, quantity in enumerate(quantities)}
        self._figure_ends = {quantity.behind - 1 for quantity in quantities}
        self.presets = presets
        self.expected = expected
        self.hints: list[Hint] = []

    def run(self, taken: Collection[int]) -> tuple[Hint, ...]:
        at = 0
        while at < len(self.found):
            index = self.by_first.get(at)
            hint = None
            if at not in taken:
                hint = self._word(at) if index is None else self._figure(index)
            if hint is not None:
                self.hints.append(hint)
                at = max(hint.behind, at + 1)
            else:
                skipped = index is not None and at not in taken
                at = max(at + 1, self.quantities[index].behind if skipped and index is not None else 0)
        return tuple(self.hints)

    def text(self, at: int) -> str:
        return text_at(self.found, at)

    def _figure(self, index: int) -> Hint | None:
        weights = weights_at(self.quantities, self.found, index, expected=self.expected)
        return weights or figure_hint(self.found, self.quantities[index], self.hints)

    def _word(self, at: int) -> Hint | None:
        if self.text(at) not in _OPENINGS:
            return self._preset(at) if self.presets else None
        return (
            self._cliff(at)
            or self._year(at)
            or years_at(self.found, self.quantities, self.hints, at)
            or start_at(self.found, at)
            or self._rhythm(at)
            or self._portion(at)
            or self._beginning(at)
            or self._preset(at)
        )

    def _beginning(self, at: int) -> Hint | None:
        """Read "on signing", "up front", "from day one": all of it is theirs at once."""
        word, before, following = self.text(at), self.text(at - 1), self.text(at + 1)
        joined = word in BEGINNINGS and before in {"on", "at", "upon", "with"}
        first = word == "day" and (following in {"one", "1", "zero", "0"} or before in {"first", "1st"})
        front = word == "up" and following == "front"
        behind = at + 1 if joined or (first and before in {"first", "1st"}) else at + 2
        if not (joined or first or front) or not (self.expected or near_vesting(self.found, at, behind)):
            return None
        return Hint(Sort.MOMENT, at, behind, months=Fraction(1))

    def _cliff(self, at: int) -> Hint | None:
        """Read "no cliff", "cliff: none", and "cliff" alone, which is a year."""
        word = self.text(at)
        if word in {"no", "without", "w", "zero", "0"}:
            return self._no_cliff(at)
        if word not in {"cliff", "cliffs"}:
            return None
        if self.text(at + 1) in VESTING_WORDS and self.text(at + 2) in AT:
            return Hint(Sort.PORTION, at, at + 2, portion=Fraction(100))  # "cliff vesting after 3 years"
        led = self.text(at + 1) in {":", "=", "is"}
        if self.text(at + 1 + led) in _NONE:
            return Hint(Sort.CLIFF, at, at + 2 + led, months=Fraction(0))
        following = next((q for q in self.quantities if at < q.first <= at + 4), None)
        if any(hint.sort is Sort.CLIFF for hint in self.hints):
            return None
        if following is not None and following.months is not None:
            return None
        return Hint(Sort.CLIFF, at, at + 1, months=Fraction(12))

    def _no_cliff(self, at: int) -> Hint | None:
        behind = at + 1
        if self.text(at) == "w":
            if [self.text(at + 1), self.text(at + 2)] != ["/", "o"]:
                return None
            behind = at + 3
        while self.text(behind) in {"a", "any", "vesting", "-", "year", "12", "month"}:
            behind += 1
        if self.text(behind) not in {"cliff", "cliffs"}:
            return None
        return Hint(Sort.CLIFF, at, behind + 1, months=Fraction(0))

    def _year(self, at: int) -> Hint | None:
        """Read "year 2", "y2", "second year"; "month 12" and "the first anniversary" are moments."""
        word, following = self.text(at), self.text(at + 1)
        number = int(following) if following.isdigit() and len(following) < 4 else COUNTS.get(following, 0)
        if word in {"year", "yr", "y"} and 1 <= number <= 10:
            if self.text(at - 1) == "after":
                return Hint(Sort.MOMENT, at, at + 2, months=Fraction(12 * number))
            return Hint(Sort.YEAR, at, at + 2, months=Fraction(number))
        if word in {"month", "mo"} and following.isdigit() and 1 <= number <= 120:
            return Hint(Sort.MOMENT, at, at + 2, months=Fraction(number))
        ordinal = ORDINALS.get(word) or ORDINALS.get(word + following)
        if not ordinal:
            return None
        behind = at + 1 + (word not in ORDINALS)
        year = self.text(behind) in {"year", "yr"}
        before = [self.text(at - 1), self.text(at - 2)]
        after = "after" in before[: 2 if before[0] in {"the", "my"} else 1]
        if self.text(behind) == "anniversary" or (year and after):
            return Hint(Sort.MOMENT, at, behind + 1, months=Fraction(12 * ordinal))
        if year:
            return Hint(Sort.YEAR, at, behind + 1, months=Fraction(ordinal))
        return Hint(Sort.YEAR, at, behind, months=Fraction(ordinal)) if self._goes_on(at, ordinal) else None

    def _goes_on(self, at: int, ordinal: int) -> bool:
        """Say whether an ordinal alone counts years: "40k the first year, 20k in the second"."""
        before = at - 1
        while self.text(before) in {"in", "for", "the"} and before not in self._figure_ends:
            before -= 1
        years = [hint.months for hint in self.hints if hint.sort is Sort.YEAR]
        return bool(years) and years[-1] == ordinal - 1 and before in self._figure_ends

    def _rhythm(self, at: int) -> Hint | None:
        rhythm = rhythm_at(self.found, at)
        if rhythm is None:
            return None
        last = self.hints[-1] if self.hints else None
        vests = self.text(at - 1) in VESTING_WORDS
        joined = last is not None and last.behind in {at, at - 1 if vests else at}
        if last is not None and joined and last.sort is Sort.PORTION and last.portion:
            self.hints.pop()  # "25 % vests each year"
            return Hint(Sort.EACH, last.first, rhythm[1], portion=last.portion, every=rhythm[0])
        return Hint(Sort.CADENCE, at, rhythm[1], every=rhythm[0])

    def _portion(self, at: int) -> Hint | None:
        word, before, following = self.text(at), self.text(at - 1), self.text(at + 1)
        if word in REST or (word in NEXT and at + 1 in self.by_first):
            return Hint(Sort.REST, at, at + 1)
        if word in EQUAL_PARTS and before in {"in", "equal"}:
            rhythm = rhythm_at(self.found, at + 1)
            every, behind = rhythm or (12, at + 1)
            return Hint(Sort.EACH, at, behind, portion=EQUAL_PARTS[word], every=every)
        if word in PORTIONS and before not in {"per", "each", "every", "and", "1", "2", "3"}:
            return Hint(Sort.PORTION, at, at + 1, portion=PORTIONS[word])
        if word == "fully" and following == "vested" and self.text(at + 2) not in _DATED:
            return Hint(Sort.MOMENT, at, at + 2, months=Fraction(1))
        if word in {"nothing", "none"}:
            first = {"first", "1st", "1", "one"} & {self.text(at + step) for step in (2, 3, 4)}
            return Hint(Sort.PORTION, at, at + 1, portion=Fraction(0)) if first else None
        if word in ALL:
            return Hint(Sort.PORTION, at, at + 1, portion=Fraction(100))
        if word == "at" and following == "once":
            return Hint(Sort.PORTION, at, at + 2, portion=Fraction(100))
        if word in AT_ONCE:
            return Hint(Sort.MOMENT, at, at + 1, months=Fraction(1))
        if word in USUAL and (self.expected or {following, self.text(at + 2)} & VESTING_WORDS):
            return Hint(Sort.USUAL, at, at + 1)
        return None

    def _preset(self, at: int) -> Hint | None:
        if self.found[at].kind is not Kind.WORD:
            return None
        for length in (3, 2, 1):
            preset = self.presets.get(" ".join(self.text(at + index) for index in range(length)))
            if preset is not None:
                return Hint(Sort.PRESET, at, at + length, preset=preset)
        return None


def hints_of(
    found: Sequence[Token],
    quantities: Sequence[Quantity],
    presets: Mapping[str, Schedule],
    taken: Collection[int] = (),
    *,
    expected: bool = False,
) -> tuple[Hint, ...]:
    """Return the hints at a vesting schedule in ``found``, in order, outside the tokens of ``taken``.

    ``presets`` maps the plain name of an employer to its `Schedule`; ``expected`` says that nothing but a schedule
    was asked for, so that "50/50" is one.
    """
    return _Scan(found, quantities, presets, expected=expected).run(taken)
