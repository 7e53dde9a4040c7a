from decimal import Decimal

import pytest

from calculators.money import cents
from calculators.refusal import Refused
from calculators.stake import Scenario, options_payout, options_stake, stake

TWO_ROUNDS = (Decimal("0.2"), Decimal("0.2"))
MILLION = Decimal(1_000_000)


def test_options_at_an_exit() -> None:
    paid = options_payout(Decimal(25_000), Decimal("0.75"), 12 * MILLION, TWO_ROUNDS, 400 * MILLION)
    # two rounds of 20 % make 12 M shares 18.75 M; 400 M / 18.75 M = 21.33; 25,000 * (21.33 - 0.75)
    assert paid.shares_after == 18_750_000
    assert cents(paid.price) == Decimal("21.33")
    assert cents(paid.payout) == Decimal("514583.33")
    assert paid.exercise_cost == 18_750


def test_options_below_their_strike_pay_nothing() -> None:
    paid = options_payout(Decimal(25_000), Decimal("0.75"), 12 * MILLION, TWO_ROUNDS, 14 * MILLION)
    assert paid.payout == 0


def test_a_percentage_over_scenarios() -> None:
    exits = [Scenario("sold well", 400 * MILLION), Scenario("sold", 50 * MILLION)]
    result = stake(Decimal("0.3"), 100 * MILLION, TWO_ROUNDS, exits)
    # 0.3 % and two rounds of 20 % leave 0.192 %
    assert result.kept == Decimal("0.64")
    assert [outcome.scenario.name for outcome in result.outcomes] == ["nothing", "sold", "sold well"]
    assert [outcome.payout for outcome in result.outcomes] == [0, 96_000, 768_000]
    assert result.expected is None


def test_what_probabilities_leave_of_one_falls_to_nothing() -> None:
    exits = [Scenario("sold", 100 * MILLION, Decimal("0.25")), Scenario("broke", Decimal(0), Decimal("0.5"))]
    result = stake(Decimal(1), 100 * MILLION, (), exits)
    assert [outcome.scenario.probability for outcome in result.outcomes] == [Decimal("0.75"), Decimal("0.25")]
    assert result.expected == 250_000
    alone = options_stake(
        Decimal(10), Decimal(1), Decimal(100), (), [Scenario("sold", Decimal(300), Decimal(1))]
    )
    # 10 options of 100 shares, 3 - 1 each
    assert alone.expected == 20
    assert alone.outcomes[0].scenario.probability == 0


def test_without_scenarios_it_shows_multiples_of_today_from_nothing_up() -> None:
    payouts = [outcome.payout for outcome in stake(Decimal(1), 100 * MILLION).outcomes]
    assert payouts == [0, 500_000, 1_000_000, 3_000_000, 10_000_000]


@pytest.mark.parametrize(
    ("shares", "dilution", "words"),
    [
        (Decimal(0), (), "at least as many shares"),
        (Decimal(24_999), (), "at least as many shares"),
        (MILLION, (Decimal(1),), "below 1"),
        (MILLION, (Decimal("-0.1"),), "below 1"),
    ],
)
def test_impossible_companies_are_refused(shares: Decimal, dilution: tuple[Decimal, ...], words: str) -> None:
    with pytest.raises(Refused, match=words):
        options_payout(Decimal(25_000), Decimal("0.75"), shares, dilution, MILLION)


def test_impossible_scenarios_are_refused() -> None:
    likely = Scenario("sold", MILLION, Decimal("0.7"))
    with pytest.raises(Refused, match="add up to 140 %"):
        stake(Decimal(1), MILLION, (), [likely, likely])
    with pytest.raises(Refused, match="Give all of them one"):
        stake(Decimal(1), MILLION, (), [likely, Scenario("other", MILLION)])
    with pytest.raises(Refused, match="0 and 100 %"):
        stake(Decimal(101), MILLION)
    with pytest.raises(Refused, match="cannot be negative"):
        Scenario("debt", Decimal(-1))
