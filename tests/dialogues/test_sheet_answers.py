"""Sheets and answers turn into each other without a loss."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.offers.sheet import OfferSheet
from bot.dialogues.sheet_answers import answers_of, sheet_of

AMOUNTS = st.decimals(0, 10**9, places=2)
SHARES = st.decimals(0, 3, places=3)
VESTINGS = st.sampled_from(
    [None, {"months": 18}, {"months": 48, "every": 1, "cliff_months": 12}, {"weights": [38, 32, 20, 10]}]
)
GRANTS = st.one_of(
    st.fixed_dictionaries({"kind": st.just("rsu"), "value": AMOUNTS, "vesting": VESTINGS}),
    st.fixed_dictionaries({"kind": st.just("options"), "number": AMOUNTS, "strike": AMOUNTS, "price": AMOUNTS, "vesting": VESTINGS}),
    st.fixed_dictionaries({"kind": st.just("ownership"), "percent": st.decimals(0, 100, places=3), "company_value": AMOUNTS, "vesting": VESTINGS}),
)  # fmt: skip
SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Google", "Offer B"]),
        "currency": st.sampled_from(["USD", "EUR"]),
        "base": AMOUNTS,
        "bonus": st.one_of(
            st.fixed_dictionaries({"share": SHARES}), st.fixed_dictionaries({"amount": AMOUNTS, "payout": SHARES})
        ),
        "sign_on": st.fixed_dictionaries({"amount": AMOUNTS}, optional={"second": AMOUNTS, "clawback_months": st.integers(0, 48)}),
        "relocation": AMOUNTS,
        "benefits": AMOUNTS,
        "grants": st.lists(GRANTS, max_size=3),
        "refreshers": st.fixed_dictionaries({"value": AMOUNTS}),
        "location": st.just("Seattle"),
        "role": st.just("Senior AI Director"),
        "assumptions": st.fixed_dictionaries({"growth": SHARES}),
    },
)  # fmt: skip


@given(SHEETS)
def test_opening_a_sheet_and_closing_it_again_changes_nothing(fields: dict[str, object]) -> None:
    sheet = OfferSheet.model_validate(fields)
    if sheet.base is None:  # an offer without a base has no currency of its own yet
        sheet = sheet.model_copy(update={"currency": None})
    assert sheet_of(answers_of(sheet)) == sheet


@pytest.mark.parametrize(
    ("vesting", "total"),
    [
        ({"months": 36}, 270_000),
        ({"months": 18}, 135_000),
        ({"weights": [25, 25, 25, 25]}, 360_000),
        (None, 360_000),
    ],
)
def test_a_yearly_figure_is_paid_for_the_length_of_the_schedule(vesting: object, total: int) -> None:
    answers = {"stock": {"kind": "rsu", "yearly": "90000"}} | ({"vesting": vesting} if vesting else {})
    grants = sheet_of(answers).grants
    assert grants is not None
    assert grants[0].kind == "rsu"
    assert grants[0].value == Decimal(total)


def test_a_damaged_answer_leaves_the_offer_as_it_was() -> None:
    sheet = OfferSheet(base=Decimal(280_000))
    assert sheet_of({**answers_of(sheet), "location": 7}) == sheet
