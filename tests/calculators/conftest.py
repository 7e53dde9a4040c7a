from decimal import Decimal

import pytest

from calculators.grants import Rsu
from calculators.offer import Bonus, Offer, SignOn
from calculators.vesting import Vesting


@pytest.fixture
def origin() -> Offer:
    """The guide's own example: 280k base, 20 % bonus, 150k of shares over 18 months, 30k sign-on."""
    return Offer(
        name="Origin",
        currency="USD",
        base=Decimal(280_000),
        bonus=Bonus(share=Decimal("0.2")),
        sign_on=SignOn(Decimal(30_000)),
        grants=(Rsu(Decimal(150_000), Vesting.even(18, every=3)),),
    )


@pytest.fixture
def plain() -> Offer:
    """Nothing but 120,000 a year: 10,000 a month."""
    return Offer("Plain", "USD", Decimal(120_000))
