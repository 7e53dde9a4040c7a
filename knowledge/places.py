"""Places: metros and countries with their price levels, and the cities people name."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from knowledge.entries import Identifier
from knowledge.facts import PartialDate, Shape

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Index = Annotated[Decimal, Field(gt=0, lt=1000)]


class Metro(Shape):
    """A US metro; price levels with the whole US at 100."""

    id: Identifier
    name: str
    aliases: list[str] = Field(default_factory=list)
    country: Country
    price_level: Index
    housing: Index | None = None


class CountryLevel(Shape):
    """A country; price level with the US at 100, None where no figure is at hand."""

    id: Country
    name: str
    aliases: list[str] = Field(default_factory=list)
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    price_level: Index | None = None


class City(Shape):
    """A city that people name, without a price level of its own."""

    id: Identifier
    name: str
    aliases: list[str] = Field(default_factory=list)
    country: Country


class Metros(Shape):
    """`places/metros.yaml`; `housing` is the level of rents in the whole US, on the scale of its metros'."""

    as_of: PartialDate
    source: str
    housing: Index
    note: str = ""
    ambiguous: list[str] = Field(default_factory=list)
    places: list[Metro]


class Countries(Shape):
    """`places/countries.yaml`."""

    as_of: PartialDate
    source: str
    note: str = ""
    ambiguous: list[str] = Field(default_factory=list)
    places: list[CountryLevel]


class Cities(Shape):
    """`places/cities.yaml`."""

    as_of: PartialDate | None = None
    source: str | None = None
    note: str = ""
    ambiguous: list[str] = Field(default_factory=list)
    places: list[City]


class Hubs(Shape):
    """`places/hubs.yaml`: what the guide calls leading and secondary hubs."""

    leading: list[Identifier]
    secondary: list[Identifier]
    secondary_gap: str


Place = Metro | CountryLevel | City


def all_places(metros: Metros, cities: Cities, countries: Countries) -> tuple[Place, ...]:
    """Every place: metros, then cities, then countries."""
    return (*tuple[Place, ...](metros.places), *cities.places, *countries.places)


def country_of(place: Place) -> str:
    """The code of the country that a place lies in, or is."""
    return place.id if isinstance(place, CountryLevel) else place.country
