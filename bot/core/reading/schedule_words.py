"""The words of vesting schedules, and the small figures they are written with: rhythms, ordinals, shares."""

from collections.abc import Sequence
from fractions import Fraction

from bot.core.reading.numbers import text_at
from bot.core.reading.tokens import Token
from bot.core.reading.units import MONTHS_OF, Per, period
from bot.core.reading.word_sets import words

CADENCES = {
    "monthly": 1,
    "quarterly": 3,
    "quaterly": 3,
    "annually": 12,
    "yearly": 12,
    "annual": 12,
    "semiannually": 6,
    "semiannual": 6,
    "biannually": 6,
    "biannual": 6,
}
ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
}
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
PORTIONS = {"half": Fraction(50), "third": Fraction(100, 3), "quarter": Fraction(25)}
EQUAL_PARTS = {"halves": Fraction(50), "thirds": Fraction(100, 3), "fifths": Fraction(20)}
"""Parts that vest one a year where no other rhythm is said: "vesting in thirds"."""
ALL = words("all everything fully full entire entirely whole lump completely")
REST = words("rest remainder remaining balance thereafter")
NEXT = words("next following further another")
"""What counts from the date before: "25 % after a year, the rest over the next 3 years"."""
USUAL = words("usual standard normal typical regular default traditional")
STARTS = words("signing joining hire hiring start grant commencement closing onboarding")
"""Days on which what vests at once vests: "vesting on signing"."""
AT_ONCE = words("immediate immediately upfront instantly")
BEGINNINGS = words("signing joining start hire")
"""What a grant may vest at, from the first day on: "vests on signing"."""
VESTING_WORDS = words("vest vests vested vesting schedule vestng vestin vestings")
PARTS = words("tranches installments instalments parts portions chunks steps payments vests")
AT = words("after at on once")
_TIMES = {"once": 12, "twice": 6}
_EVERY = {"3": 3, "three": 3, "6": 6, "six": 6, "12": 12, "twelve": 12, "1": 1, "one": 1, "half": 6}
RHYTHM_OPENINGS = CADENCES.keys() | _TIMES.keys() | {"semi", "half", "bi", "every", "each", "per", "on"}


def rhythm_at(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "every 6 months", "each quarter", "per month", "twice a year" as months; return them and the end."""
    first = text_at(found, at)
    if first not in RHYTHM_OPENINGS:
        return None
    second, third = text_at(found, at + 1), text_at(found, at + 2)
    if first in CADENCES:
        return CADENCES[first], at + 1
    if first in {"semi", "half", "bi"}:
        behind = at + 2 if second == "-" else at + 1
        return (6, behind + 1) if text_at(found, behind) in {"annually", "annual", "yearly"} else None
    if first in _TIMES and second in {"a", "per"} and period(third) is Per.YEAR:
        return _TIMES[first], at + 3
    if first == "on" and second in {"each", "every"}:
        return rhythm_at(found, at + 1)
    if first not in {"every", "each", "per"}:
        return None
    if second == "anniversary":
        return 12, at + 2
    unit = period(second)
    if unit in MONTHS_OF:
        return int(MONTHS_OF[unit]), at + 2
    per = period(third)
    if second not in _EVERY or per not in {Per.MONTH, Per.YEAR}:
        return None
    every = 6 if second == "half" else _EVERY[second] * int(MONTHS_OF[per])
    return (every, at + 3) if every in {1, 3, 6, 12} else None


def near_vesting(found: Sequence[Token], first: int, behind: int) -> bool:
    """Say whether a word of vesting stands within four tokens."""
    window = found[max(0, first - 4) : behind + 4]
    return any(token.text in VESTING_WORDS or token.text == "split" for token in window)
