"""What is unusual about an offer, and what to ask the recruiter: one row a rule."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.core.replies.flags import flags
from bot.core.replies.recruiter import questions
from knowledge.base import Knowledge
from tests.core.parts_of_offers import ORIGIN, offer, origin, rsu

EVEN = [rsu(400_000, months=48, every=3)]
FLAGGED: list[tuple[str, Mapping[str, Any], set[str]]] = [
    ("the guide's example", ORIGIN, {"cliff drop"}),
    ("four even years: the fifth drops", {"base": 280_000, "grants": EVEN}, {"cliff drop"}),
    ("a refresher of the grant's size fills the gap", {"base": 280_000, "grants": EVEN, "refreshers": {"value": 400_000}}, set()),
    ("no stock, nothing to drop", {"base": 280_000}, set()),
    ("5/15/40/40", {"base": 280_000, "grants": [rsu(400_000, weights=[5, 15, 40, 40], every=12)], "refreshers": {"value": 640_000}}, {"back-loaded"}),
    ("38/32/20/10 is no burden", {"base": 280_000, "grants": [rsu(400_000, weights=[38, 32, 20, 10])], "refreshers": {"value": 200_000}}, set()),
    ("a year's cliff on 18 months", {"base": 280_000, "grants": [rsu(1_000, months=18, every=3, cliff_months=12)]}, {"cliff on a short grant"}),
    ("a year's cliff on four years", {"base": 280_000, "grants": [rsu(1_000, months=48, every=3, cliff_months=12)]}, set()),
    ("clawback of two years", {"base": 280_000, "sign_on": {"amount": 42_000, "clawback_months": 24}}, {"long clawback"}),
    ("clawback of one year", {"base": 280_000, "sign_on": {"amount": 42_000, "clawback_months": 12}}, set()),
    ("sign-on of a third", {"base": 300_000, "sign_on": {"amount": 100_000}}, {"sign-on"}),
    ("sign-on of 2 %", {"base": 300_000, "sign_on": {"amount": 6_000}}, {"sign-on"}),
    ("no sign-on is not far, it is none", {"base": 300_000, "sign_on": {"amount": 0}}, set()),
    ("options under water", {"base": 300_000, "grants": [{"kind": "options", "number": 10, "strike": 5, "price": 4}]}, {"under water"}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "names"), [row[1:] for row in FLAGGED], ids=[row[0] for row in FLAGGED])
def test_flags(knowledge: Knowledge, fields: Mapping[str, Any], names: set[str]) -> None:
    assert {flag.name for flag in flags(offer(**fields), knowledge)} == names


def test_flags_quote_the_knowledge(knowledge: Knowledge) -> None:
    share = knowledge.fact("sign-on-share", "share")
    found = next(
        flag
        for flag in flags(offer(base=300_000, sign_on={"amount": 100_000}), knowledge)
        if flag.name == "sign-on"
    )
    assert str(share) in found.sentence
    assert found.facts == (share,)


def test_a_drop_inside_the_horizon_comes_first_one_behind_it_last(knowledge: Knowledge) -> None:
    inside = flags(origin(sign_on={"amount": 200_000}), knowledge)
    beyond = flags(offer(base=280_000, grants=EVEN, sign_on={"amount": 200_000}), knowledge)
    assert [flag.name for flag in inside] == ["cliff drop", "sign-on"]
    assert [flag.name for flag in beyond] == ["sign-on", "cliff drop"]


ASKED: list[tuple[str, Mapping[str, Any], tuple[str, str]]] = [
    ("a percentage needs the company's worth", {"base": 1000, "grants": [{"kind": "ownership", "percent": "0.3"}]}, ("What is the company worth", "How does the grant vest")),
    ("options need their figures", {"base": 1000, "bonus": {"amount": 0}, "grants": [{"kind": "options", "number": 100, "vesting": {"months": 48, "every": 1}}]}, ("How many options, at which strike", "Is there a sign-on")),
    ("an unknown schedule weighs most", {"base": 1000, "grants": [{"kind": "rsu", "value": 900}]}, ("How does the grant vest", "Which refresher grants")),
    ("nothing but a base", {"base": 1000}, ("Is there a target bonus", "Is there a sign-on")),
    ("everything said", {**ORIGIN, "refreshers": {"value": 90_000}}, ("Until when would you owe", "What share of the target bonus")),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "starts"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED])
def test_the_two_questions(knowledge: Knowledge, fields: Mapping[str, Any], starts: tuple[str, str]) -> None:
    one = offer(**fields)
    asked, _ = questions(one, {flag.name for flag in flags(one, knowledge)}, knowledge)
    assert len(asked) == 2
    assert [question[: len(start)] for question, start in zip(asked, starts, strict=True)] == list(starts)
