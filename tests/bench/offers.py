"""How long a valuation, a comparison of ten offers and a chart take."""

from decimal import Decimal

from bot.charts import draw
from bot.core.replies.comparison_reply import compared
from bot.core.replies.pictures import leaving_chart, lines_chart, years_chart
from bot.core.replies.valued import valued
from calculators.comparison import compare
from calculators.valuation import value
from tests.bench.report import Report
from tests.bench.stopwatch import Latency
from tests.core.parts_of_offers import rsu, sheet

OFFERS = tuple(
    sheet(
        name=f"Offer {place}",
        base=Decimal(250_000 + 5_000 * place),
        bonus={"share": "0.2"},
        sign_on={"amount": 30_000, "second": 20_000},
        grants=[rsu(400_000, months=48, every=1, cliff_months=12), rsu(90_000, weights=[5, 15, 40, 40])],
        refreshers={"value": 60_000},
        assumptions={"growth": "0.05", "raise": "0.03", "discount_rate": "0.04"},
    )
    for place in range(10)
)
ROUNDS = 50
DRAWN = 5


def measure() -> Report:
    """Value, compare and draw offers with grants, refreshers, growth and discount."""
    ones = [valued(one) for one in OFFERS]
    offers = [one.offer for one in ones]
    charts = (years_chart(ones[0]), leaving_chart(ones[0]), lines_chart(compared(OFFERS[:5])))
    draw(charts[0])
    rows = (
        ("a valuation", Latency.of(value, offers * ROUNDS)),
        ("a comparison of ten", Latency.of(compare, [offers] * ROUNDS)),
        ("a chart, drawn", Latency.of(draw, charts * DRAWN)),
    )
    return Report(
        "Offers: two grants, refreshers, growth, raise and discount each",
        ("what", "median ms", "p99 ms"),
        tuple((name, spent.median, spent.p99) for name, spent in rows),
    )
