"""One equity grant of an offer: shares by value or number, options, a part of the company."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.core.offers import wording
from bot.core.offers.amounts import Figure, is_bare, is_in_lakhs
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.grant_doubts import each_year_problem, is_award, of_base_instead
from bot.core.offers.page import Page
from bot.core.offers.piece import ZERO, Reader, as_share, asked_points, asked_range
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.offers.sheet import GrantPart, OptionsPart, OwnershipPart, RsuPart, VestingPart
from bot.core.offers.yearly_stock import schedule_of
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule import USUAL_MONTHS, Schedule
from bot.core.reading.schedule_words import VESTING_WORDS
from bot.core.reading.units import MONTHS_OF, Per, period, rate_at
from bot.core.reading.word_sets import phrases

_PLAUSIBLE_VALUE = Decimal(30_000)
"""A bare count of RSUs from here on is their value: nobody is given so many shares beside an ordinary base."""
_UNIT_WORDS = frozenset(
    phrases(
        "rsus|rsu|units|shares|gsus|psus|ppus|rsu units|rsu shares|stock units|rsu's|restricted stock units"
    )
)
_YEARLY = frozenset({"annual", "yearly", "annualized", "annualised"})
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "both": 2}
_OPTION_LABELS = ("iso", "nso", "nqso", "emi", "esop", "vsop")


@dataclass(frozen=True, slots=True)
class ReadGrant:
    """A grant as read, without its schedule."""

    part: GrantPart
    said: tuple[Said, ...]
    problems: tuple[Problem, ...] = ()


def _detail(details: Sequence[Finding], kind: Field) -> Finding | None:
    return next((finding for finding in details if finding.field is kind), None)


def _value(finding: Finding | None) -> Decimal | None:
    return None if finding is None else finding.quantity.value


def read_grant(
    reader: Reader, finding: Finding, details: Sequence[Finding], path: str, schedule: Schedule
) -> ReadGrant:
    """Read the grant of ``finding``; ``details`` are its strike, prices, company value and dilution."""
    if finding.quantity.measure is Measure.PERCENT:
        return _ownership(reader, finding, details, path, schedule)
    quantity = finding.quantity
    amount = quantity.currency or is_in_lakhs(reader.page, quantity)
    if finding.field is Field.OPTIONS and not amount:
        return _options(reader, finding, details, path)
    price = _detail(details, Field.PRICE)
    if price is not None and quantity.currency is None:
        return _units(reader, finding, price, path)
    return _shares(reader, finding, path, schedule)


def _ownership(
    reader: Reader, finding: Finding, details: Sequence[Finding], path: str, schedule: Schedule
) -> ReadGrant:
    quantity = finding.quantity
    said = [
        Said(f"{path}.percent", "part of the company", wording.points(quantity.value), reader.words(finding))
    ]
    rounds = [detail for detail in details if detail.field is Field.DILUTION]
    dilution = [as_share(detail) for detail in rounds]
    said += [
        Said(f"{path}.dilution", "dilution", wording.share(part), reader.words(detail))
        for part, detail in zip(dilution, rounds, strict=True)
    ]
    if len(rounds) == 1:
        dilution *= rounds_alike(reader.page, rounds[0])
    company = _detail(details, Field.COMPANY_VALUE)
    if company is not None:
        shown = wording.amount(company.quantity.value)
        said.append(Said(f"{path}.company_value", "company value", shown, reader.words(company)))
    part = OwnershipPart(
        percent=quantity.value, company_value=_value(company), dilution=tuple(dilution) or None
    )
    problems = of_base_instead(reader, finding, path, schedule)
    if quantity.upper is not None:
        problems = (
            asked_points(f"{path}.percent", "equity", quantity.value, quantity.upper, unit=Decimal(1)),
        )
    return ReadGrant(part, tuple(said), problems)


def rounds_alike(page: Page, dilution: Finding) -> int:
    """Return how many rounds dilute alike: "two more rounds at 20% each"."""
    near = page.words(dilution.first - 5, dilution.behind + 4)
    counts = [
        _COUNTS[word] for at, word in enumerate(near) if word in _COUNTS and "rounds" in near[at : at + 4]
    ]
    return counts[0] if counts else 1 + ("twice" in near)


def _options(reader: Reader, finding: Finding, details: Sequence[Finding], path: str) -> ReadGrant:
    count = finding.quantity.value
    said = [Said(f"{path}.number", "options", wording.amount(count), reader.words(finding))]
    strike, price = _detail(details, Field.STRIKE), _detail(details, Field.PRICE)
    for detail, key, name in ((strike, "strike", "strike"), (price, "price", "share price")):
        if detail is not None:
            shown = wording.amount(detail.quantity.value)
            said.append(Said(f"{path}.{key}", name, shown, reader.words(detail)))
    words = finding.label.words if finding.label else ""
    label = next((name.upper() for name in _OPTION_LABELS if words.startswith(name)), None)
    part = OptionsPart(number=count, strike=_value(strike), price=_value(price), label=label)
    problems: tuple[Problem, ...] = ()
    if strike is None and price is None and finding.quantity.scaled:
        choices = (
            Choice(f"{wording.amount(count)} options", ()),
            Choice(f"worth {wording.brief(count)}", ((path, {"kind": "rsu", "value": count}),)),
        )
        sentence = f"Is {wording.brief(count)} the number of options, or what they are worth?"
        problems = (Problem(path, sentence, choices),)
    return ReadGrant(part, tuple(said), problems)


def _units(reader: Reader, finding: Finding, price: Finding, path: str) -> ReadGrant:
    count, each = finding.quantity.value, price.quantity.value
    said = (
        Said(f"{path}.units", "shares", wording.amount(count), reader.words(finding)),
        Said(f"{path}.price", "share price", wording.amount(each), reader.words(price)),
    )
    return ReadGrant(RsuPart(units=count, price=each), said)


def _shares(reader: Reader, finding: Finding, path: str, schedule: Schedule) -> ReadGrant:
    quantity = finding.quantity
    figure = reader.money(finding)
    often = Per.YEAR if _is_yearly(reader, finding) else _paid_every(reader.page, quantity)
    if often is not None:
        months = schedule.months or 12 * len(schedule.weights) or USUAL_MONTHS
        times = Decimal(max(months, 12)) / MONTHS_OF[often]
        note = f"{wording.amount(figure.value)} a {often} × {times.normalize():f} {often}s"
        figure = Figure(figure.value * times, None, note)
    said = (Said(f"{path}.value", "stock", wording.amount(figure.value), reader.words(finding), figure.note),)
    problems = asked_range(f"{path}.value", "stock", figure)
    if often is Per.YEAR and is_award(finding) and not schedule.is_empty:
        problems = (*problems, each_year_problem(reader.money(finding).value, path, schedule))
    if _may_be_units(reader, finding):
        count = wording.amount(quantity.value)
        worth = count if figure.value == quantity.value else wording.brief(figure.value)
        choices = (
            Choice(f"worth {worth}", ((f"{path}.value", figure.value),)),
            Choice(f"{count} shares", ((f"{path}.value", None), (f"{path}.units", quantity.value))),
        )
        sentence = f"Is {count} the value of the shares, or their number?"
        problems = (*problems, Problem(f"{path}.value", sentence, choices))
    return ReadGrant(RsuPart(value=figure.value), said, problems)


def read_years(reader: Reader, years: Sequence[Finding], path: str) -> ReadGrant:
    """Read a grant that is stated year by year."""
    figures = [reader.money(finding).value for finding in years]
    vesting = VestingPart.of(schedule_of([Fraction(value) for value in figures]))
    total = sum(figures, ZERO)
    words = " … ".join(reader.words(finding) for finding in years)
    said = (
        Said(f"{path}.value", "stock", wording.amount(total), words),
        Said(f"{path}.vesting", "vesting", wording.vesting(vesting), words),
    )
    return ReadGrant(RsuPart(value=total, vesting=vesting), said)


def _is_yearly(reader: Reader, finding: Finding) -> bool:
    """Say whether an amount of stock is a year's: "90k a year in stock", "100k RSU/yr", "annual stock 50k"."""
    if finding.quantity.per is Per.YEAR:
        return True
    page = reader.page
    label = finding.label
    led = page.words(label.behind, finding.quantity.first) if label is not None else ()
    if set(led) & _YEARLY and not set(led) & VESTING_WORDS:
        return True  # "equity with an annual value of 84k"
    if page.words(finding.first - 2, finding.first) in {("each", "year"), ("every", "year"), ("per", "year")}:
        return True
    a_part = "of" in page.words(finding.first - 3, finding.first)  # "1/3 of my 300k RSUs vest each year"
    vests = not a_part and page.word(finding.behind) in {"vest", "vests"}  # "$100k vests each year"
    rate = rate_at(page.tokens[: page.behind], finding.behind + vests)
    if rate is not None and not (vests and rate[1] == finding.behind + 2):
        return rate[0] is Per.YEAR
    return page.word(finding.first - 1) in {"annual", "yearly"}


def _paid_every(page: Page, quantity: Quantity) -> Per | None:
    """Return how often an amount of stock is given: "25k a quarter"; of "200k quarterly" the whole vests quarterly."""
    told = quantity.per in MONTHS_OF and period(page.word(quantity.behind - 1)) is not None
    return quantity.per if told and page.word(quantity.behind - 2) != "every" else None


def _may_be_units(reader: Reader, finding: Finding) -> bool:
    """Say whether a bare count beside "RSUs" may be a number of shares rather than their value."""
    quantity = finding.quantity
    plain = quantity.measure is Measure.NUMBER and not quantity.per
    counted = reader.page.word(quantity.behind) in _UNIT_WORDS  # "1,000 shares of stock"
    named = counted or (finding.label is not None and finding.label.words in _UNIT_WORDS)
    if not plain or not named:
        return False
    others = [f.quantity for f in reader.found.of(Field.BASE, Field.SIGN_ON)]
    if is_bare(quantity) and reader.bare:
        # "250k base and 200 RSUs": whoever writes the k elsewhere may count shares here
        return counted and bool(others) and not any(is_bare(other) for other in others)
    written_alike = any(
        other.measure is Measure.NUMBER and other.currency is None and other.value >= 1000 for other in others
    )
    return quantity.value < _PLAUSIBLE_VALUE and not (written_alike and quantity.value >= 10_000)
