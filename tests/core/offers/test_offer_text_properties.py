"""What holds for any message: nothing raises, values come through in any order, no figure is lost silently."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.core.offers.changes import read_change
from bot.core.offers.message import read_offers
from bot.core.offers.reading import chosen
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.reading.quantities import Measure, quantities
from tests.core.offers.offer_tables import LEXICON

PIECES = st.sampled_from(
    [
        "base",
        "bonus",
        "rsu",
        "rsus",
        "sign-on",
        "signing",
        "stock",
        "options",
        "strike",
        "409a",
        "valuation",
        "company",
        "match",
        "refreshers",
        "payout",
        "likely",
        "clawback",
        "total",
        "raise",
        "growth",
        "horizon",
        "relocation",
        "none",
        "no",
        "w/o",
        "without",
        "280k",
        "20%",
        "0.3%",
        "$1.20",
        "60k",
        "€180k",
        "18",
        "months",
        "4",
        "years",
        "5/15/40/40",
        "offer",
        "a:",
        "offer",
        "b",
        "vs",
        "google",
        "amazon",
        "vesting",
        "seattle",
        "or",
        "and",
        ",",
        ".",
        ";",
        "/",
        "+",
        "\n",
        "\n\n",
        "-",
        "|",
        "in",
        "year",
        "2",
        "200-220k",
        "-50k",
        "what",
        "if",
        "is",
        "change",
        "the",
        "by",
        "10%",
        "20k",
        "more",
        "double",
        "worth",
        "per",
        "month",
        "x",
        "13",
        "18m",
        "(4)",
        "two",
        "hundred",
    ]
)
TEXTS = st.text(max_size=120) | st.lists(PIECES, max_size=24).map(" ".join)

PARTS = {
    "base": ("base {a}", "{a} base", "base: {a}", "base of {a}"),
    "bonus": ("bonus {p}%", "{p}% bonus", "bonus: {p} %", "a bonus of {p}%"),
    "stock": ("RSUs {s} over {m} months", "{s} RSUs over {m} months", "{s} in stock over {m} months"),
    "sign_on": ("sign-on {o}", "{o} sign-on", "signing bonus {o}"),
}


@given(TEXTS)
def test_nothing_raises(text: str) -> None:
    reading = read_offers(text, LEXICON)
    for offer in reading.offers:
        assert OfferSheet.model_validate_json(offer.sheet.model_dump_json()) == offer.sheet
        for problem in offer.problems:
            for choice in problem.choices:
                chosen(offer.sheet, choice)
    change = read_change(text, reading.sheets[0] if reading.sheets else OfferSheet(), LEXICON)
    if change is not None:
        assert change.said


@given(
    base=st.integers(50, 900),
    bonus=st.integers(2, 90),
    stock=st.integers(20, 2000),
    sign_on=st.integers(1, 300),
    months=st.integers(1, 10).map(lambda n: n * 6),
    order=st.permutations(sorted(PARTS)),
    style=st.integers(0, 2),
    joint=st.sampled_from([", ", "; ", "\n", " + ", " / ", " and ", "\n• "]),
)
def test_an_offer_reads_the_same_in_any_order_and_with_any_sign(
    base: int, bonus: int, stock: int, sign_on: int, months: int, order: list[str], style: int, joint: str
) -> None:
    written = joint.join(PARTS[part][style] for part in order).format(
        a=f"{base}k", p=bonus, s=f"{stock}k", o=f"{sign_on}k", m=months
    )
    (sheet,) = read_offers(written, LEXICON).sheets
    assert sheet.base == base * 1000
    assert sheet.bonus is not None
    assert sheet.bonus.share == Decimal(bonus) / 100
    assert sheet.sign_on is not None
    assert sheet.sign_on.amount == sign_on * 1000
    assert sheet.grants is not None
    (grant,) = sheet.grants
    assert isinstance(grant, RsuPart)
    assert grant.value == stock * 1000
    assert grant.vesting is not None
    assert grant.vesting.months == months


@given(st.lists(PIECES, max_size=16).map(" ".join))
def test_no_amount_is_lost_silently(text: str) -> None:
    reading = read_offers(text, LEXICON)
    if not reading.is_offer:
        return
    told = [said.words for offer in reading.offers for said in offer.said]
    told += [unread.words for unread in reading.unread]
    told += [problem.sentence for problem in reading.problems]
    for quantity in quantities(text):
        if quantity.measure is Measure.AMOUNT and quantity.currency and not quantity.maybe_months:
            words = text[quantity.start : quantity.end]
            assert any(words in piece for piece in told), words
