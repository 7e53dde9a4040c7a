"""Exchange rates of one day."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from knowledge.facts import Shape

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Rates(Shape):
    """`benchmarks/rates.yaml`: how many units of a currency one euro bought on the day `as_of`."""

    as_of: dt.date
    source: str
    review_by: dt.date
    per_euro: dict[Currency, Annotated[Decimal, Field(gt=0)]]

    def rate(self, base: str, quote: str) -> Decimal | None:
        """What one unit of `base` costs in `quote`; None where a currency has no rate."""
        from_euro = {"EUR": Decimal(1), **self.per_euro}
        if base not in from_euro or quote not in from_euro:
            return None
        return from_euro[quote] / from_euro[base]
