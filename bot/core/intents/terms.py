"""Terms of an offer that are changed without a figure: "the clawback is in full", "what if the bonus pays only half"."""

import re
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.reading import Said
from bot.core.offers.sheet import BonusPart, OfferSheet, VestingPart
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from calculators.money import HUNDRED

_CLAWBACK = re.compile(
    r"\b(?:claw ?-?backs?|clawed back|pay(?:ing)? (?:it |that |the sign-?on )?back|repay(?:ment|able)?)\b"
)
_SIGN_ON = re.compile(r"\b(?:sign-?on|signing|joining|it|that)\b")
_IN_FULL = re.compile(r"\b(?:in full|full|fully|all of it|entire|whole)\b")
_PRORATED = re.compile(
    r"\b(?:pro ?-?rata|pro ?-?rate[sd]?|in proportion|proportional(?:ly)?|month by month|each month)\b"
)
_NOT_PRORATED = re.compile(r"\bnot (?:pro|in proportion|month by month)")
_PAID = re.compile(
    r"\bbonus(?:es)?\b.*\b(?:pays?|paid|paying|payout)\b|\b(?:pays?|paid|payout)\b.*\bbonus\b|\bpayout\b"
)
_OF_TARGET = re.compile(
    r"\bof (?:the |my |that |its |your )?(?:target |yearly |annual )?(?:bonus|target|it)\b|\bpa(?:id|ys?|"
    r"ying) (?:out )?(?:at|only)\b|\b(?:only|usually|mostly|normally|typically|actually|really) pa(?:y|ys|id)\b|"
    r"\bpayout\b"
)
"""Says that a percentage is one of the target and not of base."""
_BONUS_AT = re.compile(
    r"\bbonus(?:es)? (?:only |just )?(?:at|of only|is only) (?:only |just )?[5-9]\d ?(?:%|percent)"
)
"""A bonus at so much is one of the target: nobody is promised more than half of base."""
MOST_PAID = Decimal(200)
_SHARES = (
    (re.compile(r"\bthree quarters\b"), Decimal("0.75")),
    (re.compile(r"\btwo thirds\b"), Decimal(2) / 3),
    (re.compile(r"\bhalf\b"), Decimal("0.5")),
    (re.compile(r"\b(?:a|one) third\b"), Decimal(1) / 3),
    (re.compile(r"\b(?:a|one) quarter\b"), Decimal("0.25")),
    (re.compile(r"\b(?:nothing|not paid|never|zero|no payout|no bonus payout|nil)\b"), Decimal(0)),
    (re.compile(r"\b(?:normal|full|fully|in full|at target|on target|whole|all of it)\b"), Decimal(1)),
)  # fmt: skip
_MISSED = re.compile(
    r"\b(?:fail(?:s|ed)?|falls through|never (?:comes|pays)|(?:is|are|was|gets?) not (?:paid|reached|met)|"
    r"(?:isn't|isnt|doesn't|doesnt|does not|don't|dont|do not|won't|wont|will not) (?:come|pay|get|pass|happen|"
    r"be paid|reach|meet)|miss(?:es|ed)?)\b"
)
_MET = re.compile(
    r"\b(?:pass(?:es|ed)?|is (?:paid|met|reached|certain)|comes? (?:for sure|in full)|for sure|sure of|certain|guaranteed)\b"
)
_NO_DISCOUNT = re.compile(
    r"\b(?:no|without(?: the| any)?|drop the|remove the|forget the) discount\w*|"
    r"\bcount (?:it|them|all|all of it|the (?:equity|stock|whole thing|options|shares)) (?:fully|in full|whole|completely|at 100 ?%)|\bdiscount(?: rate)?(?: is|"
    r" back)? to (?:zero|0|nothing|none)\b|\bnot discount\w*"
)
_LIKELY = re.compile(r"\b(?:likely|chance|probab\w+|odds|sure|certain|confident)\b")
_EVENLY = re.compile(
    r"\b(?:even(?:ly)?|linear(?:ly)?|straight.line|equal(?:ly)?(?: parts?| amounts?)?)\b|\b(?:25|33|50|20) ?(?:%|"
    r"percent)? (?:each|every|a|per) year\b"
)
_CLAUSES = re.compile(r"\s*(?:,(?!\d)|;|\band\b)\s*")
_ASKS = re.compile(r"^(?:how|when|who|why|where|do|does|is|are|will|can)\b")


_STOCK = re.compile(
    r"\b(?:vest\w*|it|that|they|stock|grant|shares?|rsus?|each year|every year|a year|per year)\b"
)


def with_terms(text: str, sheet: OfferSheet) -> tuple[OfferSheet, tuple[Said, ...], str]:
    """The sheet with the terms that a message changes, what changed, and what else the message says."""
    if _ASKS.search(words_of(text)):
        return sheet, (), text
    said: list[Said] = []
    rest: list[str] = []
    for clause in _CLAUSES.split(text):
        changed, term = _with_term(clause, sheet)
        if term is None:
            rest.append(clause)
        else:
            sheet = changed
            said.append(term)
    return (sheet, tuple(said), " and ".join(rest)) if said else (sheet, (), text)


def _with_term(clause: str, sheet: OfferSheet) -> tuple[OfferSheet, Said | None]:
    words = words_of(clause)
    clawback = _with_clawback(words, sheet, clause)
    if clawback is not None:
        return clawback
    if sheet.bonus is not None and (_PAID.search(words) or _BONUS_AT.search(words)):
        share = _paid_share(words)
        before = Decimal(1) if sheet.bonus.payout is None else sheet.bonus.payout
        if share is not None and share != before:
            new = sheet.with_(bonus=BonusPart(**{**dict(sheet.bonus), "payout": share}))
            return new, Said("bonus.payout", "payout", wording.share(share), clause)
    return (
        _without_discount(words, sheet, clause)
        or _with_contingent(words, sheet, clause)
        or _with_even_vesting(words, sheet, clause)
        or (sheet, None)
    )


def _with_clawback(words: str, sheet: OfferSheet, clause: str) -> tuple[OfferSheet, Said] | None:
    """The sign-on owed back in another way, and perhaps for another time: "they prorate the clawback over 24 months"."""
    found = quantities(words)
    months = [figure.months for figure in found if figure.measure is Measure.DURATION and figure.months]
    owed = sheet.sign_on is not None and sheet.sign_on.clawback_months is not None
    of_it = owed and _PRORATED.search(words) is not None and _SIGN_ON.search(words) is not None
    if (
        sheet.sign_on is None
        or not (of_it or _CLAWBACK.search(words))
        or len(found) != len(months)
        or len(months) > 1
    ):
        return None
    in_full = _NOT_PRORATED.search(words) or _IN_FULL.search(words)
    kind = "full" if in_full else "prorated" if _PRORATED.search(words) else None
    if kind is None or kind == (sheet.sign_on.clawback or "prorated"):
        return None
    update: dict[str, object] = {"clawback": kind}
    if months:
        update["clawback_months"] = int(months[0])
    new = sheet.with_(sign_on={**dict(sheet.sign_on), **update})
    return new, Said("sign_on.clawback", "clawback", "in full" if kind == "full" else kind, clause)


def _without_discount(words: str, sheet: OfferSheet, clause: str) -> tuple[OfferSheet, Said] | None:
    """Nothing discounted any more: "set the discount back to zero"."""
    assumed = sheet.assumptions
    if (
        assumed is None
        or not (assumed.discount_rate or assumed.equity_discount)
        or not _NO_DISCOUNT.search(words)
    ):
        return None
    nothing = {
        "discount_rate": Decimal(0) if assumed.discount_rate else None,
        "equity_discount": Decimal(0) if assumed.equity_discount else None,
    }
    new = sheet.with_(assumptions=assumed.model_copy(update=nothing))
    return new, Said("assumptions", "discount", "none", clause)


def _paid_share(words: str) -> Decimal | None:
    """The share of the target that is paid: "only 80 % of the bonus", "pays half"."""
    found = [figure for figure in quantities(words) if figure.value or figure.measure is not Measure.NUMBER]
    if not found:
        return next((share for reader, share in _SHARES if reader.search(words)), None)
    percents = [figure.value for figure in found if figure.measure is Measure.PERCENT]
    if (
        len(found) != 1
        or len(percents) != 1
        or not (_OF_TARGET.search(words) or _BONUS_AT.search(words))
        or not 0 <= percents[0] <= MOST_PAID
    ):
        return None
    return percents[0] / HUNDRED


def _with_contingent(words: str, sheet: OfferSheet, clause: str) -> tuple[OfferSheet, Said] | None:
    """The payment that may not come, taken as lost or as certain: "what if the audit fails"."""
    named = [part for part in sheet.contingent or () if set(words_of(part.name).split()) & set(words.split())]
    parts = named or list(sheet.contingent or ())
    probability = Decimal(0) if _MISSED.search(words) else Decimal(1) if _MET.search(words) else None
    percents = [figure.value for figure in quantities(words)]
    if _LIKELY.search(words) and len(percents) == 1 and 0 <= percents[0] <= HUNDRED:
        probability = percents[0] / HUNDRED
    elif percents:
        return None
    if len(parts) != 1 or probability is None or parts[0].probability == probability:
        return None
    after = parts[0].model_copy(update={"probability": probability})
    likely = (
        "not paid"
        if not probability
        else "paid in full"
        if probability == 1
        else f"likely {wording.share(probability)}"
    )
    new = sheet.with_(
        contingent=tuple(after if part is parts[0] else part for part in sheet.contingent or ())
    )
    return new, Said("contingent", parts[0].name, likely, clause)


def _with_even_vesting(words: str, sheet: OfferSheet, clause: str) -> tuple[OfferSheet, Said] | None:
    """A grant by unequal years, spread evenly over the same time: "what if it vested evenly"."""
    unequal = [grant for grant in sheet.grants or () if grant.vesting is not None and grant.vesting.weights]
    if (
        len(unequal) != 1
        or not (_EVENLY.search(words) and _STOCK.search(words))
        or (quantities(words) and "year" not in words)
    ):
        return None
    count = len(unequal[0].vesting.weights or ()) if unequal[0].vesting else 0
    even = unequal[0].model_copy(update={"vesting": VestingPart(months=12 * count)})
    new = sheet.with_(grants=tuple(even if grant is unequal[0] else grant for grant in sheet.grants or ()))
    return new, Said("grants", "vesting", f"even over {count} years", clause)
