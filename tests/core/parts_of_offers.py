"""Offers that the tests of this folder talk about."""

from typing import Any

from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import Valued, valued

ORIGIN: dict[str, Any] = {
    "base": 280_000,
    "bonus": {"share": "0.2"},
    "sign_on": {"amount": 30_000},
    "grants": [{"kind": "rsu", "value": 150_000, "vesting": {"months": 18, "every": 3}}],
}
"""The guide's own example, over 18 months: 280 + 56 + 100 + 30 = 466 thousand in the first year."""


def sheet(**fields: object) -> OfferSheet:
    return OfferSheet.model_validate(fields)


def origin(**fields: object) -> Valued:
    return valued(sheet(**(ORIGIN | fields)))


def offer(**fields: object) -> Valued:
    return valued(sheet(**fields))


def rsu(value: int, **vesting: object) -> dict[str, Any]:
    return {"kind": "rsu", "value": value, "vesting": vesting or None}
