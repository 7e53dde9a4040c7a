"""Pay that stands beside an offer: the guide's table, advertised pay, official wages."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from knowledge.entries import Identifier
from knowledge.facts import Fact, PartialDate, Shape

Money = Annotated[Decimal, Field(gt=0)]
SMALLEST_SAMPLE = 20


class Measure(StrEnum):
    """The columns of the guide's table."""

    BASE = "base"
    TOTAL = "total"
    EQUITY = "equity"
    REGIONS = "regions"


class RoleRow(Shape):
    """One role of the guide's table; amounts in US dollars a year, equity in percent of the company."""

    base: Fact
    total: Fact
    equity: Fact
    regions: Fact

    def fact(self, measure: Measure) -> Fact:
        """The cell of one column."""
        return {Measure.BASE: self.base, Measure.TOTAL: self.total, Measure.EQUITY: self.equity}.get(
            measure, self.regions
        )


class RoleTable(Shape):
    """The guide's four roles, lowest rank first."""

    manager: RoleRow
    director: RoleRow
    vp: RoleRow
    caio: RoleRow

    def rows(self) -> dict[str, RoleRow]:
        """Rows by role id, in rank order."""
        return {"manager": self.manager, "director": self.director, "vp": self.vp, "caio": self.caio}


class Level(StrEnum):
    """Experience level of advertised pay."""

    ALL = "all"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    EXECUTIVE = "executive"


class Percentiles(Shape):
    """Gross yearly pay in US dollars at five percentiles; a percentile above a survey's ceiling is None."""

    p10: Money
    p25: Money
    p50: Money
    p75: Money | None = None
    p90: Money | None = None
    mean: Money | None = None

    def points(self) -> list[tuple[int, Decimal]]:
        """Known percentiles in rising order, as (percent, amount)."""
        marks = [(10, self.p10), (25, self.p25), (50, self.p50), (75, self.p75), (90, self.p90)]
        return [(percent, amount) for percent, amount in marks if amount is not None]


class Cell(Percentiles):
    """Advertised pay in one country at one level: `n` offers of the years given."""

    country: Annotated[str, Field(pattern=r"^([A-Z]{2}|ALL)$")]
    level: Level
    years: Annotated[str, Field(pattern=r"^\d{4}(-\d{4})?$")]
    n: Annotated[int, Field(ge=SMALLEST_SAMPLE)]


class Advertised(Shape):
    """Advertised pay of a group of job titles (base pay only)."""

    id: Identifier
    title: str
    noun: str
    aliases: list[str] = Field(min_length=1)
    beside: list[Identifier] = Field(default_factory=list)
    source: str
    as_of: PartialDate
    cells: list[Cell] = Field(min_length=1)

    def cell(self, country: str = "US", level: Level = Level.ALL) -> Cell | None:
        """The cell of a country and level, if the data has one."""
        return next((cell for cell in self.cells if (cell.country, cell.level) == (country, level)), None)


class Wage(Percentiles):
    """Official US wages of an occupation, all industries, without equity."""

    id: Identifier
    title: str
    noun: str
    aliases: list[str] = Field(default_factory=list)
    soc: str
    source: str
    as_of: PartialDate
    employment: int
    note: str = ""


class LevelPay(Shape):
    """Pay of all AI, ML and data roles together, by country and level."""

    source: str
    as_of: PartialDate
    note: str = ""
    cells: list[Cell]
