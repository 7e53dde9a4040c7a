"""Offers written out in any order, notation and sign are read back as what they are; no figure is made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.core.offers.message import read_offers
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.reading.quantities import quantities
from tests.core.offers.offer_tables import LEXICON, flat
from tests.core.offers.test_offer_text_properties import TEXTS

AMOUNTS = ("{k}k", "${k},000", "{k},000", "${k}k", "{k} thousand", "{k}K", "USD {k},000", "{k}000")
BASE = (
    "base {a}",
    "{a} base",
    "base: {a}",
    "a base of {a}",
    "base salary is {a}",
    "base={a}",
    "{a} in base salary",
)
BONUS = (
    "bonus {p}%",
    "{p}% bonus",
    "bonus: {p} %",
    "a target bonus of {p}%",
    "{p} percent bonus",
    "bonus={p}%",
)
STOCK = (
    "RSUs {a} {v}",
    "{a} RSUs {v}",
    "{a} in stock {v}",
    "RSUs: {a} {v}",
    "{a} of equity {v}",
    "stock grant {a} {v}",
)
ONE_AMOUNT = {
    "sign_on": (
        "sign-on {a}",
        "{a} sign-on",
        "signing bonus: {a}",
        "a {a} signing bonus",
        "sign on bonus of {a}",
    ),
    "relocation": ("relocation {a}", "{a} relocation", "relocation: {a}", "{a} relo"),
    "refreshers": ("refreshers of {a}", "annual refresher {a}", "{a} refreshers"),
    "benefits": ("benefits worth {a}", "benefits: {a}"),
}
MORE: tuple[tuple[tuple[str, ...], dict[str, object]], ...] = (
    (("401k match 5%", "5% pension", "401(k): 5% match", "employer pension of 5%"), {"retirement": "5%"}),
    (
        (
            "30,000 options at a strike of $1.50, current price $4",
            "30,000 stock options (strike 1.50, now at 4.00)",
            "options: 30,000, strike $1.5, 409A $4",
        ),
        {"options": {"number": 30000, "strike": 1.5, "price": 4}},
    ),
    (
        (
            "0.3% of the company valued at $80M",
            "0.3% equity at an 80M valuation",
            "equity: 0.3%, valuation $80M",
        ),
        {"ownership": 0.3, "company": 80000000},
    ),
)
VESTING = {
    "48": (
        "over 4 years",
        "over four years",
        "over 48 months",
        "vesting over 4 years",
        "(4 years)",
        "/ 4 years",
    ),
    "36": ("over 3 years", "over 36 months", "3 year vest", "(3 yrs)"),
    "18": ("over 18 months", "vesting over 18 months", "(18 months)"),
}
JOINTS = (", ", "; ", "\n", " + ", " | ", "\n• ", "\n- ", ". ", " plus ")


@dataclass(frozen=True)
class Written:
    """An offer as written, and what it says in the words of the message tables."""

    text: str
    says: dict[str, object]


@st.composite
def written_offers(draw: st.DrawFn, joint: str | None = None) -> Written:
    """Write an offer out: every part in a notation of its own, in any order, a sign between them."""

    def amount(thousands: int) -> str:
        return draw(st.sampled_from(AMOUNTS)).format(k=thousands)

    base, bonus = draw(st.integers(100, 900)), draw(st.integers(5, 60))
    parts = [draw(st.sampled_from(BASE)).format(a=amount(base)), draw(st.sampled_from(BONUS)).format(p=bonus)]
    says: dict[str, object] = {"base": base * 1000, "bonus": f"{bonus}%"}
    if draw(st.booleans()):
        stock, months = draw(st.integers(100, 999)), draw(st.sampled_from(sorted(VESTING)))
        schedule = draw(st.sampled_from(VESTING[months]))
        parts.append(draw(st.sampled_from(STOCK)).format(a=amount(stock), v=schedule))
        says |= {
            "stock": stock * 1000,
            "vesting": {"48": "4 years", "36": "3 years", "18": "18 months"}[months],
        }
    for name, ways in ONE_AMOUNT.items():
        if draw(st.booleans()):
            value = draw(st.integers(5, 99))
            parts.append(draw(st.sampled_from(ways)).format(a=amount(value)))
            says[name] = value * 1000
    for more, sayings in MORE:
        if draw(st.booleans()):
            parts.append(draw(st.sampled_from(more)))
            says |= sayings
    between = joint or draw(st.sampled_from(JOINTS))
    return Written(between.join(draw(st.permutations(parts))), says)


def said(sheet: OfferSheet) -> dict[str, object]:
    return {key: value for key, value in flat(sheet).items() if key not in {"name", "currency"}}


@given(written_offers())
def test_an_offer_is_read_back_in_any_notation(offer: Written) -> None:
    reading = read_offers(offer.text, LEXICON)
    assert [said(sheet) for sheet in reading.sheets] == [offer.says]
    assert not reading.problems
    assert not any(unread.is_figure for unread in reading.unread)


@given(
    written_offers(joint=", "),
    written_offers(joint=", "),
    st.sampled_from(
        (
            "Offer A: {0}. Offer B: {1}",
            "Acme: {0}\nGlobex: {1}",
            "{0} vs {1}",
            "1) {0}\n2) {1}",
            "{0}\n\n{1}",
            "A) {0} B) {1}",
        )
    ),
)
def test_two_offers_are_read_back_apart(one: Written, other: Written, way: str) -> None:
    reading = read_offers(way.format(one.text, other.text), LEXICON)
    assert [said(sheet) for sheet in reading.sheets] == [one.says, other.says]


def figures(part: object, path: str = "") -> Iterator[tuple[str, Decimal]]:
    """Every amount and share of a sheet with its place; lengths of time and schedules are left out."""
    if isinstance(part, BaseModel):
        for name, value in part:
            if name not in {"vesting", "horizon_years", "clawback_months"}:
                yield from figures(value, f"{path}.{name}")
    elif isinstance(part, tuple):
        for value in part:
            yield from figures(value, path)
    elif isinstance(part, Decimal):
        yield path, part


@given(TEXTS | written_offers().map(lambda offer: offer.text))
def test_a_figure_that_no_note_explains_stands_in_the_message(text: str) -> None:
    reading = read_offers(text, LEXICON)
    read = quantities(text)
    stated = {Decimal(0)} | {abs(end) for q in read for end in (q.value, q.upper) if end is not None}
    stated |= {value / 100 for value in stated} | {1 - value / 100 for value in stated}
    for offer in reading.offers:
        explained = any(item.note for item in offer.said)
        asked = bool(offer.problems)
        grants_add_up = any(
            isinstance(grant, RsuPart) and grant.vesting for grant in offer.sheet.grants or ()
        )
        for place, value in figures(offer.sheet):
            assert abs(value) in stated or explained or asked or grants_add_up, (place, value)
