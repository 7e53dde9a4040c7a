"""Names for the tests, and sheets as the flat lines of the message tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from bot.core.offers import wording
from bot.core.offers.lexicon import Employer, openings_of
from bot.core.offers.sheet import OfferSheet, OptionsPart, OwnershipPart, RsuPart
from bot.core.reading.schedule import Schedule
from knowledge.nearest import slip_of


@dataclass(frozen=True)
class PlainLexicon:
    """A lexicon from mappings. Words in ``ordinary`` are left alone; others become the nearest word of the names."""

    places: Mapping[str, str] = field(default_factory=dict)
    employers: Mapping[str, Employer] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    ordinary: Collection[str] = frozenset()

    @cached_property
    def openings(self) -> Collection[str]:
        """The first words of all names."""
        return openings_of(self.places, self.employers, self.roles)

    def mend(self, word: str) -> str:
        """Return the nearest word of a place, employer or role, if ``word`` has four letters or more."""
        if len(word) < 4 or word in self.ordinary:
            return word
        names = {
            part
            for names in (self.places, self.employers, self.roles)
            for name in names
            for part in name.split()
        }
        return slip_of(word, sorted(name for name in names if len(name) > 3)) or word


AMAZON = Schedule(
    tranches=tuple(
        (month, Fraction(percent, 100))
        for month, percent in ((12, 5), (24, 15), (30, 20), (36, 20), (42, 20), (48, 20))
    )
)
GOOGLE = Schedule(weights=tuple(map(Fraction, (38, 32, 20, 10))), every=1)

LEXICON = PlainLexicon(
    places={
        "seattle": "Seattle",
        "sf": "San Francisco",
        "san francisco": "San Francisco",
        "bay area": "San Francisco",
        "new york": "New York",
        "nyc": "New York",
        "austin": "Austin",
        "boston": "Boston",
        "london": "London",
        "berlin": "Berlin",
        "munich": "Munich",
        "zurich": "Zurich",
        "tokyo": "Tokyo",
        "singapore": "Singapore",
        "bangalore": "Bangalore",
        "beijing": "Beijing",
    },
    employers={
        "amazon": Employer("Amazon", AMAZON),
        "google": Employer("Google", GOOGLE),
        "meta": Employer("Meta", Schedule(months=48, every=3)),
        "openai": Employer("OpenAI"),
    },
    roles={
        "senior ai director": "Senior AI Director",
        "vp of ai engineering": "VP of AI Engineering",
        "vp of ai": "VP of AI Engineering",
        "caio": "Chief AI Officer",
        "ai engineering manager": "AI Engineering Manager",
    },
)


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def flat(sheet: OfferSheet) -> dict[str, object]:
    """Return what a sheet says in the words of the message tables."""
    said: dict[str, object] = {
        "name": sheet.name,
        "currency": sheet.currency,
        "place": sheet.location,
        "role": sheet.role,
        "employer": sheet.employer,
        "base": _number(sheet.base),
        "relocation": _number(sheet.relocation),
        "benefits": _number(sheet.benefits),
        "refreshers": _number(sheet.refreshers.value) if sheet.refreshers else None,
    }
    for name, part in (("bonus", sheet.bonus), ("retirement", sheet.retirement)):
        if part is not None and part.share is not None:
            said[name] = f"{(part.share * 100).normalize():f}%"
        elif part is not None:
            said[name] = _number(part.amount)
    if sheet.bonus is not None and sheet.bonus.payout is not None:
        said["payout"] = _number(sheet.bonus.payout * 100)
    if sheet.sign_on is not None:
        said["sign_on"] = _number(sheet.sign_on.amount)
        said["second"] = _number(sheet.sign_on.second)
        months, kind = sheet.sign_on.clawback_months, sheet.sign_on.clawback
        if months is not None:
            said["clawback"] = " ".join(word for word in (str(months), kind) if word)
    if sheet.contingent:
        said["contingent"] = [[_number(part.amount), _number(part.probability)] for part in sheet.contingent]
    if sheet.assumptions is not None:
        said.update({key: _number(Decimal(value)) for key, value in sheet.assumptions if value is not None})
    said.update(_grants(sheet))
    return {key: value for key, value in said.items() if value is not None}


def _grants(sheet: OfferSheet) -> dict[str, object]:
    if sheet.grants is None:
        return {}
    said: dict[str, object] = {}
    stock: list[object] = []
    vesting: list[object] = []
    for grant in sheet.grants:
        if grant.vesting is not None:
            vesting.append(wording.vesting(grant.vesting))
        match grant:
            case RsuPart(units=Decimal()):
                said.update(units=_number(grant.units), price=_number(grant.price))
            case RsuPart():
                stock.append(_number(grant.value))
            case OptionsPart():
                parts = {"number": grant.number, "strike": grant.strike, "price": grant.price}
                said["options"] = {key: _number(value) for key, value in parts.items() if value is not None}
            case OwnershipPart():
                said.update(ownership=_number(grant.percent), company=_number(grant.company_value))
                if grant.dilution:
                    said["dilution"] = [_number(part) for part in grant.dilution]
    if stock or not sheet.grants:
        said["stock"] = stock[0] if len(stock) == 1 else stock
    if vesting:
        said["vesting"] = vesting[0] if len(vesting) == 1 else vesting
    return said
