"""How employers vest their grants, as public sources give it."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from knowledge.entries import Entry
from knowledge.facts import PartialDate, Shape, Status

Month = Annotated[int, Field(ge=1, le=120)]
Share = Annotated[Decimal, Field(gt=0, le=100)]


class Schedule(Shape):
    """One published vesting schedule: explicit tranches, yearly weights, or an even length."""

    label: str
    tranches: list[tuple[Month, Share]] | None = None
    weights: list[Share] | None = None
    months: Month | None = None
    every: int | None = None
    cliff_months: int = 0
    as_of: PartialDate
    source: str
    status: Status
    note: str = ""

    @model_validator(mode="after")
    def _one_form_that_adds_up(self) -> Self:
        forms = [form for form in (self.tranches, self.weights, self.months) if form is not None]
        if len(forms) != 1:
            raise ValueError("needs exactly one of tranches, weights and months")
        if self.every not in {None, 1, 3, 6, 12}:
            raise ValueError(f"every: {self.every} is no rhythm; expected 1, 3, 6 or 12 months")
        shares = [share for _, share in self.tranches] if self.tranches else self.weights
        if shares and sum(shares) != 100:
            raise ValueError(f"the shares add up to {sum(shares)}; expected 100 percent")
        return self

    @property
    def yearly(self) -> tuple[Decimal, ...]:
        """Percent of the grant that vests in each year, to two places."""
        if self.weights:
            return tuple(self.weights)
        length = self.months or max(month for month, _ in self.tranches or [(12, Decimal(100))])
        years = [Decimal(0)] * -(-length // 12)
        parts = self.tranches or [(month, Decimal(100) / length) for month in range(1, length + 1)]
        for month, share in parts:
            years[(month - 1) // 12] += share
        return tuple(round(share, 2) for share in years)


class Employer(Entry):
    """An employer, answerable like any entry, with schedules; the first one is the preset."""

    name: str
    aliases: list[str] = Field(min_length=1)
    schedules: list[Schedule] = Field(default_factory=list)
    unknown: str | None = None
    conflict: str | None = None
    cash_only: bool = False
