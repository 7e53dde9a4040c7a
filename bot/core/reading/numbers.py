"""The number at a token: figures, fractions, groups behind spaces, words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.reading.currencies import CODES
from bot.core.reading.currencies import after as currency_after
from bot.core.reading.currencies import before as currency_before
from bot.core.reading.figures import is_grouped, value_of
from bot.core.reading.number_words import spelled
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.units import SCALES, period, scale_at
from bot.core.reading.word_sets import words

FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
_SHORTEST_PART = 4
_PLANS = frozenset(
    {("401", "k"), ("401", "("), ("403", "b"), ("403", "("), ("409", "a"), ("457", "b"), ("83", "(")}
)
NAMES_OF_PAY = words(
    "base salary fixed bonus variable rsu rsus stock stocks equity esop esops options sign signing joining relocation relo grant "
    "grants award awards package refresher refreshers pay"
)
_OF_PLAN = words("match matching matches contribution contributions plan employer with of")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "d"})
_MILLION = Decimal(10**6)


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number: ``behind`` is the index of the token after it, ``figure`` its digits where it is one figure."""

    value: Decimal
    behind: int
    scaled: bool = False
    grouped: bool = False
    spelled: bool = False
    figure: str = ""


def text_at(found: Sequence[Token], at: int) -> str:
    """Return the text of ``found[at]``, empty outside."""
    return found[at].text if 0 <= at < len(found) else ""


def _is_name(found: Sequence[Token], at: int) -> bool:
    """Say whether a figure is part of a name: 401(k), 409A, Q2, L7, 3rd."""
    token = found[at]
    before = found[at - 1] if at else None
    if before is not None and token.glued and before.kind is Kind.WORD:
        scaled = text_at(found, at + 1) in {"k", "%"} and len(before.text) >= _SHORTEST_PART
        amount = (before.text in NAMES_OF_PAY and len(token.text) > 1) or scaled  # base280k, relo10k
        return not amount and before.text not in CODES | {"x", "rs", "sfr", "rmb"}
    behind = found[at + 1] if at + 1 < len(found) else None
    if behind is None:
        return False
    if (token.text, behind.text) in _PLANS and (behind.glued or behind.text == "k"):
        return behind.text != "k" or not is_amount_of_401k(found, at)
    if not behind.glued or behind.kind is not Kind.WORD or behind.text in FRACTIONS:
        return False
    if len(behind.text) == 1:  # 1e6, 5g
        return behind.text not in {"x", "s"} and behind.text not in SCALES and period(behind.text) is None
    return behind.text in _ORDINALS


def is_amount_of_401k(found: Sequence[Token], at: int) -> bool:
    """Say whether "401k" at ``found[at]`` is an amount after all: with a currency, or at the name of a part."""
    behind = text_at(found, at + 2)
    if found[at].text != "401":
        return False
    if currency_before(found, at) or currency_after(found, at + 2):
        return True
    before = text_at(found, at - 2 if text_at(found, at - 1) in {":", "is", "=", "of", "-"} else at - 1)
    if behind in _OF_PLAN:
        return False
    return behind in NAMES_OF_PAY | {"in", "over", "per", "a", "total"} or before in NAMES_OF_PAY | {
        "around",
        "about",
    }


def number_at(found: Sequence[Token], at: int) -> Number | None:
    """Read the number that begins at ``found[at]``, without any unit."""
    token = found[at]
    if token.text in FRACTIONS:
        return Number(Decimal(FRACTIONS[token.text]), at + 1)
    if token.kind is Kind.WORD:
        return _words(found, at)
    if token.kind is not Kind.FIGURE or _is_name(found, at):
        return None
    value = value_of(token.text)
    if value is None:
        return None
    behind = at + 1
    if text_at(found, behind) == "ish" and found[behind].glued:
        return Number(value, behind + 1)  # "250ish"
    if text_at(found, behind) == "hundred":
        return Number(value * 100, behind + 1)  # "2 hundred"
    if text_at(found, behind) in FRACTIONS:
        return Number(value + Decimal(FRACTIONS[found[behind].text]), behind + 1)
    return (
        _mixed_fraction(found, at, value)
        or _spaced_groups(found, at)
        or Number(value, behind, grouped=is_grouped(token.text), figure=token.text)
    )


def _words(found: Sequence[Token], at: int) -> Number | None:
    words = spelled(found, at)
    if words is None:
        return None
    behind = at + words.length
    if [text_at(found, behind + index) for index in range(3)] == ["(", f"{words.value:f}", ")"]:
        return Number(words.value, behind + 3, scaled=words.scaled, spelled=True)  # four (4) years
    if text_at(found, behind) == "-" and found[behind].glued and words.length == 1:
        joined = text_at(found, behind + 1)
        if period(joined) is None and joined not in SCALES:
            return None  # "one-time", "two-step"
    return Number(words.value, behind, scaled=words.scaled, spelled=True)


def _mixed_fraction(found: Sequence[Token], at: int, whole: Decimal) -> Number | None:
    """Read "1 1/2" and "1/2" where a unit of time or a scale follows."""
    slash = next((index for index in (at + 1, at + 2) if text_at(found, index) == "/"), None)
    if slash is None or not found[slash].glued:
        return None
    top, bottom = text_at(found, slash - 1), text_at(found, slash + 1)
    if top not in {"1", "2", "3"} or bottom not in {"2", "3", "4"}:
        return None
    of = [text_at(found, slash + 2), text_at(found, slash + 3)] == ["of", "a"]
    unit = text_at(found, slash + 4 if of else slash + 2)
    unit = text_at(found, slash + 3) if unit == "-" else unit
    if period(unit) is None and unit not in {"million", "m", "lakh", "crore"}:
        return None
    part = Decimal(top) / Decimal(bottom)
    return Number(part if slash == at + 1 else whole + part, slash + (4 if of else 2))


def _spaced_groups(found: Sequence[Token], at: int) -> Number | None:
    """Read "280 000" and "€1 250 500": groups of three behind single spaces, ending in zeros."""
    if len(found[at].text) > 3 or not found[at].text.isdigit() or found[at].text.startswith("0"):
        return None
    last = at
    while last + 1 < len(found) and last - at < 4:
        following = found[last + 1]
        one_space = following.start == found[last].end + 1
        if following.kind is not Kind.FIGURE or len(following.text) != 3 or not one_space:
            break
        if not following.text.isdigit():
            break
        last += 1
    if last == at:
        return None
    ends_round = found[last].text == "000" or (
        found[last].text.endswith("00") and (currency_before(found, at) or currency_after(found, last + 1))
    )
    if not ends_round:
        return None
    return Number(Decimal("".join(token.text for token in found[at : last + 1])), last + 1, grouped=True)


def with_scale(found: Sequence[Token], number: Number) -> tuple[Number, str]:
    """Apply the scale behind ``number``; the second value is the word that wrote it, empty if there is none."""
    scale = scale_at(found, number.behind)
    if scale is None:
        return number, ""
    if number.spelled and number.scaled and scale != _MILLION * 1000:
        return number, ""
    word = text_at(found, number.behind)
    value = number.value
    small = scale >= SCALES["lakh"] or number.figure.find(".") > 1  # 1.250k groups, 50.001k does not
    if "." in number.figure and small:
        value = value_of(number.figure, small=True) or value
    behind = number.behind + 1
    if word in {"tsd", "mio", "mrd", "cr"} and text_at(found, behind) == "." and found[behind].glued:
        behind += 1
    return replace(number, value=value * scale, behind=behind, scaled=True), word
