"""Values that cannot be right, as questions to ask back: what the calculators refuse, with likely meanings as choices."""

from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.conversion import to_offer
from bot.core.offers.reading import Choice, Problem
from bot.core.offers.sheet import ContingentPart, GrantPart, OfferSheet, OptionsPart, OwnershipPart, RsuPart
from calculators.refusal import Refused

_ZERO = Decimal(0)
_PLACEHOLDER = Decimal(50_000_000)
_PLAUSIBLE = (Decimal(10_000), Decimal(10_000_000))
_LENGTHS = (18, 36, 48)
_MOST_ASKED = 6


def doubts(sheet: OfferSheet) -> tuple[Problem, ...]:
    """Return a problem for each value of ``sheet`` that a valuation would refuse; what is only missing is none."""
    problems: list[Problem] = []
    checked = _filled(sheet)
    for _ in range(_MOST_ASKED):
        try:
            to_offer(checked, "Offer")
        except Refused as refused:
            problems.append(_problem(sheet, refused))
            following = _without(checked, refused.field)
            if following == checked:
                break
            checked = following
        else:
            break
    return tuple(problems)


def _filled(sheet: OfferSheet) -> OfferSheet:
    """Fill in what is missing with values that nothing is wrong with, every grant in its place."""
    return sheet.model_copy(
        update={
            "base": _PLACEHOLDER if sheet.base is None else sheet.base,
            "grants": tuple(_filled_grant(grant) for grant in sheet.grants or ()),
            "contingent": tuple(
                payment.model_copy(
                    update={"amount": payment.amount or _ZERO, "probability": payment.probability or _ZERO}
                )
                for payment in sheet.contingent or ()
            ),
        }
    )


def _filled_grant(grant: GrantPart) -> GrantPart:
    match grant:
        case RsuPart():
            known = grant.value is not None or (grant.units is not None and grant.price is not None)
            return grant if known else grant.model_copy(update={"value": _ZERO, "units": None, "price": None})
        case OptionsPart():
            parts = {"number": grant.number, "strike": grant.strike, "price": grant.price}
            return grant.model_copy(update={key: value or _ZERO for key, value in parts.items()})
        case OwnershipPart():
            company = _PLACEHOLDER if grant.company_value is None else grant.company_value
            return grant.model_copy(update={"percent": grant.percent or _ZERO, "company_value": company})


def _without(sheet: OfferSheet, field: str) -> OfferSheet:
    """Take the refused value out, so that the next one is found."""
    if field == "base":
        return sheet.model_copy(update={"base": _PLACEHOLDER})
    group, _, index = field.split(".", maxsplit=1)[0].partition("[")
    held = getattr(sheet, group, None)
    if index and isinstance(held, tuple):
        at = int(index.rstrip("]"))
        empty = RsuPart(value=_ZERO) if group == "grants" else ContingentPart(amount=_ZERO, probability=_ZERO)
        return sheet.model_copy(update={group: (*held[:at], empty, *held[at + 1 :])})
    return sheet.model_copy(update={group: None})


def _value_at(sheet: OfferSheet, field: str) -> object:
    place: object = sheet
    for step in field.replace("[", ".[").split("."):
        if step.startswith("["):
            index = int(step[1:-1])
            place = place[index] if isinstance(place, tuple) and index < len(place) else None
        else:
            place = getattr(place, "raise_" if step == "raise" else step, None)
    return place


def _problem(sheet: OfferSheet, refused: Refused) -> Problem:
    value = _value_at(sheet, refused.field)
    choices: list[Choice] = []
    if refused.field.endswith(".vesting.months"):
        path = refused.field.removesuffix(".months")
        choices = [Choice(wording.months(months), ((path, {"months": months}),)) for months in _LENGTHS]
    elif isinstance(value, Decimal):
        if value < 0:
            choices.append(_choice(refused.field, -value))
        elif refused.field == "base":
            factors = (
                (Decimal(1000), Decimal(10_000))
                if value < 1000
                else (Decimal("0.1"), Decimal("0.01"), Decimal("0.001"), Decimal("1e-6"))
            )
            guesses = [value * factor for factor in factors]
            choices += [
                _choice("base", guess) for guess in guesses if _PLAUSIBLE[0] <= guess <= _PLAUSIBLE[1]
            ][:3]
        elif refused.field.endswith(
            ("share", "payout", "probability", "discount", "rate", "growth", "raise")
        ):
            guesses = [value / 10, value / 100]
            choices += [
                Choice(wording.share(guess), ((refused.field, guess),)) for guess in guesses if 0 < guess <= 1
            ]
    return Problem(refused.field, refused.sentence, tuple(choices))


def _choice(field: str, value: Decimal) -> Choice:
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Choice(wording.brief(whole), ((field, whole),))
