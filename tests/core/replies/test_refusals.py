"""An offer file is refused with everything that is wrong with it, whatever kind of mistake it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.offers.sheet_files import UnreadableOffer
from bot.core.replies.refusals import read_whole_offer
from bot.core.replies.valued import valued
from calculators.refusal import Refused

WRONG = [
    ({"base": "500"}, ["base"]),
    ({"base": "nan", "bonus": {"share": "-1"}}, ["base", "bonus.share"]),
    ({"base": "1e999999999"}, ["base"]),
    ({"base": "280000", "bonus": {"share": "0.2", "amount": "5"}}, ["bonus"]),
    ({"bonus": {"share": "4"}}, ["base", "bonus.share"]),
    (
        {"base": "280000", "sign_on": {"amount": "-1", "clawback_months": "999", "clawback": "maybe"}},
        ["sign_on.clawback", "sign_on.amount", "sign_on.clawback_months"],
    ),
    (
        {
            "base": "280000",
            "grants": [
                {"kind": "rsu", "value": "-5", "vesting": {"months": "0"}},
                {"kind": "shares"},
                {"kind": "rsu", "value": "5", "vesting": {"weights": ["50", "40"]}},
            ],
        },
        ["grants[1]", "grants[0].value", "grants[0].vesting.months", "grants[2].vesting.weights"],
    ),
    (
        {"base": "280000", "assumptions": {"horizon_years": "99", "discount_rate": "4"}, "foo": "1"},
        ["foo", "assumptions.horizon_years", "assumptions.discount_rate"],
    ),
]


@pytest.mark.parametrize(("data", "fields"), WRONG, ids=[" ".join(row[1]) for row in WRONG])
def test_everything_wrong_at_once(data: dict[str, object], fields: list[str]) -> None:
    with pytest.raises(UnreadableOffer) as refused:
        read_whole_offer(data, "offer.yaml")
    told = [line.removeprefix("offer.yaml: ").split(":")[0] for line in refused.value.complaints]
    assert sorted(told) == sorted(fields)


NUMBERS = st.sampled_from(
    ["0", "1", "-1", "0.2", "5", "280000", "1e12", "1e400", "nan", "x", "99999999999999999999"]
)


@given(
    data=st.fixed_dictionaries(
        {"base": NUMBERS},
        optional={
            "bonus": st.fixed_dictionaries(
                {}, optional={"share": NUMBERS, "amount": NUMBERS, "payout": NUMBERS}
            ),
            "relocation": NUMBERS,
            "benefits": NUMBERS,
            "grants": st.lists(
                st.fixed_dictionaries(
                    {"kind": st.sampled_from(["rsu", "options"])},
                    optional={"value": NUMBERS, "number": NUMBERS},
                ),
                max_size=2,
            ),
        },
    )
)
def test_what_is_not_refused_can_be_valued(data: dict[str, object]) -> None:
    try:
        sheet = read_whole_offer(data, "offer.yaml")
    except UnreadableOffer:
        return
    try:
        valued(sheet)
    except Refused as late:
        pytest.fail(f"{data} was taken, and refused afterwards: {late}")
