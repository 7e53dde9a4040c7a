"""Questions about figures of offers: "what is the 4 year total", "how much of that is cash", "in euros?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.intents.asks_otherwise import asks_otherwise
from bot.core.intents.figure_words import COMPARING, FILLERS, READERS, TERMS, About
from bot.core.intents.periods import AVERAGE, YEAR, YEARS, Period, cut, month_of, period_of
from bot.core.reading.characters import words_of
from bot.core.reading.currencies import CODES, NAMES
from bot.core.reading.quantities import Measure, quantities
from calculators.payments import PARTS, Part


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about offers: of which part, of which time, in which currency.

    `surely` means that only an offer can have such a figure; the others are questions about an offer only where one
    was just talked about. `comparing` asks which of several is ahead, `parts` are several that are added up, `rate` is
    the discount rate of a present value. `guessed` says that a word or two were not understood: it is a question about
    the offer only where nothing else answers it.
    """

    about: About
    part: Part | None = None
    period: Period | None = None
    month: int | None = None
    currency: str = ""
    surely: bool = False
    comparing: bool = False
    parts: tuple[Part, ...] = ()
    rate: Decimal | None = None
    guessed: bool = False


_PARTS: tuple[tuple[Part, str], ...] = (
    ("one_time", "sign ?-?ons?(?: bonus)?|signing(?: bonus)?|one-?time(?: money| cash)?|relocation"),
    ("bonus", "bonus(?:es)?"),
    ("base", "base(?: salary| pay)?|salary"),
    ("equity", "stocks?|equity|shares?|rsus?|grants?|paper|options?|vests?"),
    ("retirement", "401k|retirement|pension"),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<{part}>\b(?:{names})\b)" for part, names in _PARTS))
_OF_IT = re.compile(r"\bof (?:that|it|this|them|the (?:offer|package|total|first year))\b")
_GROSS = re.compile(r"\b(?:before|pre)[- ]?tax(?:es)?\b")
"""Which every figure is: it asks for nothing else."""
_INCLUDED = re.compile(
    r"\b(?:all in|(?:shares|stock|bonus|everything|equity|rsus|all)(?: and \w+)? included|(?:with|including|counting) the whole grant|including (?:the )?(?:shares|stock|bonus|everything|equity|rsus|all))\b"
)
"""Which every total is."""
_ABOVE = re.compile(
    r"\b(?:which|who|what)\b.*\b(?:better|best|more|most|higher|highest|wins?|ahead|leads?|should i take|do i take|"
    r"should i (?:accept|choose|pick)|worth more|less|least|lower|worse)\b|\bwhich (?:one|offer)\b|"
    r"\bis it (?:still )?(?:better|ahead|worth more|higher)\b|"
    r"\bcompare\b|\bwho's\b.*\b(?:best|better|ahead)\b|\b(?:the )?best one\b|\bmakes? (?:it|that|this) .*\bbest\b|"
    r"\bhow much (?:more|less)\b.* than\b|\bhow much (?:more|less) (?:is|does|do|would|will|pays?|i get)\b|\bhow much (?:bigger|higher|lower)\b|"
    r"\b(?:by )?how (?:much|far|big|large)\b.*\b(?:ahead|apart|behind|better|worse|difference|gap)\b|\bby how much\b|"
    r"\bwho wins\b"
)
_APART = re.compile(
    r"\b(?:by how much|is it (?:still )?(?:better|higher)|ahead|apart|behind|(?:by )?how much (?:better|worse|more|less))\b"
)
"""Asks by how much offers differ, whatever the time."""
_SUPPOSED = re.compile(r"(?:and |so |ok |now )*(?:what )?if\b")
_SUPPOSING = re.compile(r"\b(?:if|suppose|supposing|assuming|imagine)\b")
LONGEST = 160
_LEFT_OUT = re.compile(
    r"\b(?:without|minus|less|excluding|not counting|leaving out)(?P<parts>(?: (?:the|that|any|and|"
    r"or))*(?: [\w-]+(?: on)?(?: bonus)?)(?: (?:and|or) (?:the )?[\w-]+)*)$"
)
_ASKED_FOR = re.compile(r"\b(?:how much|what|what's|whats)\b")
TELLING = 0.3
"""Words rarer than this say something."""
MOST_TELLING = 2
_WHY_AHEAD = re.compile(
    r"\bwhy\b.*\b(?:better|best|ahead|wins?|leads?|behind|worse|worth)\b|\bdifference\b|\bwhy\b.* than (?:it|the other)\b"
)
_FALLING = re.compile(
    r"\b(?:pay|drops?|falls?|decreases?|goes down|go down|sinks?|shrinks?|lower|differ(?:s|ent)?|last|later|years?)\b"
)
Rarity = Callable[[str], float]
"""How rare a word is in English: 0 for the commonest, 1 for unknown ones."""


def read_figure_question(text: str, rarity: Rarity | None = None) -> FigureQuestion | None:
    """Read a message that asks for figures of an offer; None where it holds other words.

    With `rarity` it may hold common words that say nothing here, and one or two telling ones: then it is `guessed`.
    """
    said = _INCLUDED.sub(" ", _GROSS.sub(" ", words_of(text).replace("’", "'"))).strip()
    if not said or len(said) > LONGEST or asks_otherwise(said):
        return None
    comparing = _ABOVE.search(said) is not None or _WHY_AHEAD.search(said) is not None
    left, currency = _currency(said)
    left, about = _about(left)
    left, month = month_of(left)
    several = YEARS.search(left) if about is None else None
    if several is not None:
        left, about = cut(left, several), About.PARTS
    left, rate = _rate(left) if about is About.PRESENT else (left, None)
    left, period = period_of(left)
    left, without = _without(left, timed=period is not None) if about is None else (left, ())
    left, parts = _parts(left)
    if without and not parts:
        parts = tuple(part for part in PARTS if part not in without)
    part = parts[0] if len(parts) == 1 else None
    if about is About.CASH and len(parts) > 1:
        about = None  # "my cash, just base and bonus"
    if about is About.RECRUITER and part == "equity":
        about = None  # "the options on paper"
    known = FILLERS | (COMPARING if comparing or about is About.WHY else frozenset())
    if about is About.WHY:
        left = _FALLING.sub(" ", YEAR.sub(" ", AVERAGE.sub(" ", left)))
    unknown = [word for word in left.split() if word not in known]
    telling = _telling(unknown, rarity)
    if unknown and (_SUPPOSED.match(said) or (telling and _SUPPOSING.search(said))):
        return None
    if telling and about is About.WHY:
        return None  # "why would they pay for compliance" asks for no figure's reason
    if telling is None or (telling and period is None and month is None and about is None):
        return None
    asked = _asked(said, about, parts, part, period, month, currency, comparing=comparing)
    return asked if asked is None else replace(asked, rate=rate, guessed=bool(telling))


def _telling(unknown: Sequence[str], rarity: Rarity | None) -> int | None:
    """How many of the words that were not understood say something; None where they are too many, or figures."""
    if not unknown:
        return 0
    if (
        rarity is None
        or TERMS.intersection(unknown)
        or any(not word.replace("-", "").replace("'", "").isalpha() for word in unknown)
    ):
        return None
    telling = sum(rarity(word) >= TELLING for word in unknown)
    return telling if telling <= MOST_TELLING else None


def _asked(
    said: str,
    about: About | None,
    parts: tuple[Part, ...],
    part: Part | None,
    period: Period | None,
    month: int | None,
    currency: str,
    *,
    comparing: bool,
) -> FigureQuestion | None:
    if currency:
        return FigureQuestion(About.CURRENCY, part, period, currency=currency, surely=period is not None)
    if about is About.CASH and comparing and period is None:
        period = Period(until=12)
    if about is None and month is not None:
        return FigureQuestion(About.MONTH, part, period, month, surely=True, comparing=comparing)
    if about is None and not parts and period is None and not (comparing and _APART.search(said)):
        return None
    spanning = about is None and period is not None and period.until is not None
    if " " not in said and not spanning:
        return None
    surely = (
        about
        in {
            About.AFTER_GRANT,
            About.EXERCISE,
            About.BREAK_EVEN,
            About.RECRUITER,
            About.CHANGE,
            About.LEAST_YEAR,
            About.BEST_YEAR,
        }
        or spanning
        or (about is About.CASH and (comparing or _OF_IT.search(said) is not None))
        or (about is About.RECURRING and ("without" in said or period is not None))
    )
    summed = parts if len(parts) > 1 else ()
    if summed and period is None:
        period = Period(until=12)
    return FigureQuestion(
        about or About.PAY, part, period, month, surely=surely, comparing=comparing, parts=summed
    )


def _currency(said: str) -> tuple[str, str]:
    found = re.search(
        r"\b(?:in|into|to|as) (?:us |swiss |british |canadian |australian )?(?P<name>[a-z]+)\b", said
    )
    name = found["name"] if found else ""
    code = name.upper() if name in CODES else NAMES.get(name, "")
    if found is None or not code or any(figure.measure is Measure.AMOUNT for figure in quantities(said)):
        return said, ""
    return cut(said, found), code


def _about(said: str) -> tuple[str, About | None]:
    for about, reader in READERS:
        found = reader.search(said)
        if about is About.RECURRING and found is not None and "sign" in found[0] and not AVERAGE.search(said):
            continue  # "without the sign-on" takes it out
        if found is not None:
            left = cut(said, found)
            return (reader.sub(" ", left) if about is About.RECURRING else left), about
    return said, None


def _parts(said: str) -> tuple[str, tuple[Part, ...]]:
    """A question without the parts it names, and those parts."""
    named: list[Part] = []
    while (found := _PART.search(said)) is not None:
        named.append(next(part for part, _ in _PARTS if found[part]))
        said = cut(said, found)
    return said, tuple(dict.fromkeys(named))


def _without(said: str, *, timed: bool) -> tuple[str, tuple[Part, ...]]:
    """A question without the parts that are not to be counted: "first year without sign-on and relocation"."""
    found = _LEFT_OUT.search(said)
    if found is None or not (timed or _ASKED_FOR.search(said)):
        return said, ()
    left, named = _parts(found["parts"])
    return (
        (cut(said, found), named)
        if named and not set(left.split()) - {"and", "or", "the", "any", "that"}
        else (said, ())
    )


def _rate(said: str) -> tuple[str, Decimal | None]:
    """A question without the discount rate it names, and that rate, as a share."""
    found = re.search(
        r"\b(?:at |with |using )?(?:an? )?(?P<rate>\d{1,2}(?:\.\d+)?) ?(?:%|percent)(?: discount)?(?: rate)?",
        said,
    )
    return (said, None) if found is None else (cut(said, found), Decimal(found["rate"]) / 100)
