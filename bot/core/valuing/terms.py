"""Terms of an offer that are changed without a figure: "the clawback is in full", "what if the bonus pays only half"."""

import re
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.reading import Said
from bot.core.offers.sheet import BonusPart, OfferSheet
from bot.core.reading.quantities import quantities
from bot.core.valuing.wishes import words_of

_CLAWBACK = re.compile(
    r"\b(?:claw ?-?backs?|clawed back|pay(?:ing)? (?:it |that |the sign-?on )?back|repay(?:ment|able)?)\b"
)
_IN_FULL = re.compile(r"\b(?:in full|full|fully|all of it|entire|whole)\b")
_PRORATED = re.compile(
    r"\b(?:pro ?-?rata|pro ?-?rated|in proportion|proportional(?:ly)?|month by month|each month)\b"
)
_PAID = re.compile(
    r"\bbonus(?:es)?\b.*\b(?:pays?|paid|paying|payout)\b|\b(?:pays?|paid|payout)\b.*\bbonus\b|\bpayout\b"
)
_SHARES = (
    (re.compile(r"\bthree quarters\b"), Decimal("0.75")),
    (re.compile(r"\btwo thirds\b"), Decimal(2) / 3),
    (re.compile(r"\bhalf\b"), Decimal("0.5")),
    (re.compile(r"\b(?:a|one) third\b"), Decimal(1) / 3),
    (re.compile(r"\b(?:a|one) quarter\b"), Decimal("0.25")),
    (re.compile(r"\b(?:nothing|not paid|never|zero|no payout)\b"), Decimal(0)),
    (re.compile(r"\b(?:normal|full|fully|in full|at target|on target|whole|all of it)\b"), Decimal(1)),
)  # fmt: skip
_CLAUSES = re.compile(r"\s*(?:,(?!\d)|;|\band\b)\s*")
_ASKS = re.compile(r"^(?:how|when|who|why|where|do|does|is|are|will|can)\b")


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
    if sheet.sign_on is not None and _CLAWBACK.search(words) and not quantities(words):
        kind = "prorated" if _PRORATED.search(words) else "full" if _IN_FULL.search(words) else None
        if kind is not None and kind != (sheet.sign_on.clawback or "prorated"):
            new = sheet.with_(sign_on={**dict(sheet.sign_on), "clawback": kind})
            return new, Said("sign_on.clawback", "clawback", "in full" if kind == "full" else kind, clause)
    if sheet.bonus is not None and _PAID.search(words) and not quantities(words):
        share = next((share for reader, share in _SHARES if reader.search(words)), None)
        before = Decimal(1) if sheet.bonus.payout is None else sheet.bonus.payout
        if share is not None and share != before:
            new = sheet.with_(bonus=BonusPart(**{**dict(sheet.bonus), "payout": share}))
            return new, Said("bonus.payout", "payout", wording.share(share), clause)
    return sheet, None
