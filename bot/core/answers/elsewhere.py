"""What pay is worth in another place, by price levels."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.core.answers.advertised import country_name
from bot.core.answers.figures import exact, percent
from bot.core.answers.sources import source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Query
from calculators.places import PriceLevel, compare_places
from knowledge.base import Knowledge
from knowledge.facts import Fact, Status, Unit, listed
from knowledge.places import City, CountryLevel, Metro, Place, country_of

AVERAGE = "US"
"""What a single place is compared with."""

US_LEVEL = Decimal(100)
"""Both scales put the US at 100."""

METROS = "Whole metro areas, all prices with housing, before tax."
RENTS = "Rents in whole metro areas; one flat can be far from the average."


class Elsewhere:
    """Compares amounts earned in different places; amounts stay in the currency they were said in."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._places = {place.id: place for place in knowledge.places}

    def answer(self, query: Query) -> Said | None:
        """The reply to amounts and the places they are earned in; None where fewer than two places have a level."""
        housing = "housing" in query.operations and not query.amounts and self._all_have_housing(query.places)
        levels = {key: level for key in query.places if (level := self._level(key, housing=housing))}
        missing = [self._places[key].name for key in query.places if key not in levels]
        if missing:
            text = f"I have no price level for {listed(missing)}, so I can't compare."
            return Said(Outcome.NO_ANSWER, (Reply(text),))
        if len(levels) == 1:
            levels[AVERAGE] = self._average(*levels.values(), housing=housing)
        keys = list(levels)
        if len(keys) < 2:
            return None
        if len(query.amounts) > 1 and len(set(query.earned_in) - {None}) > 1:
            return self._two_amounts(query, levels)
        here = query.earned_in[0] if query.earned_in and query.earned_in[0] in levels else keys[0]
        there = [key for key in keys if key != here]
        if not query.amounts:
            return self._prices(here, there, levels, housing=housing)
        lines = [
            self._equivalent(query.amounts[0], query.currency, levels[here], levels[key]) for key in there
        ]
        return self._said(lines, [levels[key] for key in (here, *there)])

    def of_offer(
        self, base: Decimal, first_year: Decimal, currency: str, here: str, there: str
    ) -> Said | None:
        """What an offer in one place comes to in another, both by name; None where one has no price level."""
        ids = {place.name: place.id for place in self._places.values()}
        levels = [self._level(ids.get(name)) for name in (here, there)]
        if levels[0] is None or levels[1] is None or levels[0].place == levels[1].place:
            return None
        start, end = levels[0], levels[1]
        year, fixed = compare_places(first_year, start, end), compare_places(base, start, end)
        whole = (
            f"**{exact(year.equivalent, currency)}** in {end.place} buys what the first year of "
            f"{exact(first_year, currency)} buys in {start.place}: prices are {_gap(year.ratio)}."
        )
        alone = f"Base alone: {exact(fixed.equivalent, currency)} for {exact(base, currency)}."
        return self._said([whole, alone], [start, end])

    def _equivalent(self, amount: Decimal, currency: str, here: PriceLevel, there: PriceLevel) -> str:
        value = compare_places(amount, here, there)
        return (
            f"**{exact(value.equivalent, currency)}** in {there.place} buys what {exact(amount, currency)} buys in "
            f"{here.place}: prices are {_gap(value.ratio)}."
        )

    def _two_amounts(self, query: Query, levels: dict[str, PriceLevel]) -> Said:
        """`250k in Austin or 280k in SF`: the second amount at the first one's prices."""
        (first, here), (second, there) = [
            (amount, place)
            for amount, place in zip(query.amounts, query.earned_in, strict=True)
            if place in levels
        ][:2]
        value = compare_places(first, levels[here], levels[there])
        gap = (value.equivalent / second - 1) * 100
        verdict = f"{percent(abs(gap))} {'more' if gap > 0 else 'less'}"
        text = (
            f"{exact(first, query.currency)} in {levels[here].place} buys what **{exact(value.equivalent, query.currency)}** "
            f"buys in {levels[there].place}: {verdict} than {exact(second, query.currency)} there."
        )
        return self._said([text], [levels[here], levels[there]])

    def _prices(
        self, here: str, there: list[str], levels: dict[str, PriceLevel], *, housing: bool = False
    ) -> Said:
        what = "Rents" if housing else "Prices"
        names = {key: self._covered(key, level) for key, level in levels.items()}
        lines = [
            f"{what} in {names[here]} are **{_gap(levels[here].level / levels[key].level)}** than in {names[key]}: "
            f"{_indices(levels[here], levels[key], housing=housing)}."
            if levels[here].level != levels[key].level
            else f"{what} in {names[here]} and {names[key]} are the same."
            for key in there
        ]
        return self._said(lines, [levels[key] for key in (here, *there)], RENTS if housing else METROS)

    def _all_have_housing(self, places: Sequence[str]) -> bool:
        metros = [self._places.get(key) for key in places]
        return all(isinstance(metro, Metro) and metro.housing is not None for metro in metros)

    def _level(self, key: str | None, *, housing: bool = False) -> PriceLevel | None:
        place = self._places.get(key or "")
        if isinstance(place, City) and place.country == AVERAGE:
            return None
        if isinstance(place, Metro):
            level = place.housing if housing and place.housing else place.price_level
            return PriceLevel(place.name, level, self._knowledge.metros.as_of)
        country = self._country(place)
        if place is None or country is None or country.price_level is None:
            return None
        return PriceLevel(
            self._spoken(place), country.price_level, self._knowledge.countries.as_of, "country"
        )

    def _average(self, beside: PriceLevel, *, housing: bool) -> PriceLevel:
        """The whole US, on the scale of the place that is compared with it."""
        level = self._knowledge.metros.housing if housing else US_LEVEL
        return PriceLevel("the US on average", level, beside.as_of, beside.kind)

    def _country(self, place: Place | None) -> CountryLevel | None:
        found = self._places.get(country_of(place)) if place else None
        return found if isinstance(found, CountryLevel) else None

    def _spoken(self, place: Place) -> str:
        return country_name(self._knowledge, place.id) if isinstance(place, CountryLevel) else place.name

    def _covered(self, key: str, level: PriceLevel) -> str:
        """What a price level is of: a metro, a country, or of a city only the country: `London (all of the UK)`."""
        place = self._places.get(key)
        if not isinstance(place, City):
            return level.place
        country = country_name(self._knowledge, place.country)
        return level.place if country == level.place else f"{level.place} (all of {country})"

    def _said(self, lines: list[str], levels: list[PriceLevel], metros_only: str = METROS) -> Said:
        countries = any(level.kind == "country" for level in levels)
        metros = self._knowledge.metros
        source = {"metro": metros.source, "country": self._knowledge.countries.source}
        facts = [
            Fact(
                value=level.level,
                unit=Unit.INDEX,
                as_of=level.as_of,
                source=source[level.kind],
                status=Status.VERIFIED,
            )
            for level in levels
        ]
        warning = "Price levels outside US metros are those of whole countries, not of cities; before tax."
        return Said(
            Outcome.ANSWER,
            (
                Reply(
                    "\n".join([*lines, warning if countries else metros_only]),
                    source=source_line(self._knowledge, facts),
                ),
            ),
        )


def index(level: Decimal) -> str:
    """A price level with one decimal: `114.2`."""
    return f"{level.quantize(Decimal('0.1'), ROUND_HALF_UP)}"


def _indices(here: PriceLevel, there: PriceLevel, *, housing: bool) -> str:
    """`index 114.2 against 108.3, US = 100`; what is 100 itself is named once."""
    both = (
        index(here.level) if there.level == US_LEVEL else f"{index(here.level)} against {index(there.level)}"
    )
    return f"index {both}{'' if housing else ', US = 100'}"


def _gap(ratio: Decimal) -> str:
    """`15.2 % lower`, for the ratio of two price levels."""
    return f"{percent(abs(ratio - 1) * 100)} {'higher' if ratio > 1 else 'lower'}"
