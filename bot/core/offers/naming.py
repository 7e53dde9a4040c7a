"""Names for the offers of one message, and what the message says once for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.core.offers.fields import Field
from bot.core.offers.finding import counts
from bot.core.offers.mending import is_known
from bot.core.offers.page import Page
from bot.core.offers.reading import ReadOffer
from bot.core.offers.splitting import Segment
from bot.core.offers.surroundings import with_employer_schedule
from bot.core.reading.tokens import Kind
from bot.core.reading.word_sets import words as word_set

_LONGEST = 120
_USUAL = "USD"
"""What an offer without a currency is in, wherever it is."""
_SHARED = {
    Field.BONUS: "bonus",
    Field.SIGN_ON: "sign_on",
    Field.RELOCATION: "relocation",
    Field.RETIREMENT: "retirement",
    Field.BENEFITS: "benefits",
}
_NEAR = 4
_MOST_WORDS = 3
_SHORTEST = 4
_OFFERING = word_set("offers offered pays gives gave offering proposes")
_NO_NAMES = word_set(
    """hello update updated summary details numbers question dear subject regarding total note notes other here they there this
    that also first second third next another option sorry thanks please today yesterday recruiter company employer
    angebot offre oferta january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
)
_BEHIND_NAME = word_set("gives gave offers offered pays is has wants would proposes - – : = | ,")

_LEADING = word_set("from at with")
_WITH = word_set("with at")
"""Lead from a name to its figures where the name has a capital: "Northwind with 250k base"."""


def _common(page: Page, segments: Sequence[Segment], offers: Sequence[ReadOffer]) -> Mapping[str, object]:
    """Return the parts that are said of all offers at once: "bonus is 15% in both", "both come with a 20k sign-on"."""
    common: dict[str, object] = {}
    for segment, offer in zip(segments, offers, strict=True):
        for finding in segment.found.findings:
            key = _SHARED.get(finding.field)
            near = page.words(finding.first - _NEAR, finding.first) + page.words(
                finding.behind, finding.behind + _NEAR
            )
            if key is not None and {"both", "either"} & set(near):
                common[key] = getattr(offer.sheet, key)
    return common


def named_offers(page: Page, segments: Sequence[Segment], offers: Sequence[ReadOffer]) -> list[ReadOffer]:
    """Give several offers their headings, and the currency, role and place that are stated once for all."""
    currencies = {offer.sheet.currency for offer in offers} - {None}
    inside = [range(segment.found.page.first, segment.found.page.behind) for segment in segments]
    roles = [name for name in page.roles if not any(name.first in span for span in inside)]
    places = [name for name in page.places if not any(name.first in span for span in inside)]
    common = _common(page, segments, offers)
    named = []
    for offer, segment in zip(offers, segments, strict=True):
        changes = dict(_heading(page, segment, offer))
        if offer.sheet.currency is None and len(currencies) == 1:
            shared = next(iter(currencies))
            if shared == _USUAL or not _is_abroad(offer, offers):
                changes["currency"] = shared
        if offer.sheet.role is None and roles:
            changes["role"] = roles[0].name
        if offer.sheet.location is None and len(places) == 1:
            changes.setdefault("location", places[0].name)
        changes |= {key: part for key, part in common.items() if getattr(offer.sheet, key) is None}
        with_name = replace(offer, sheet=offer.sheet.model_copy(update=changes))
        named.append(with_employer_schedule(with_name, segment.employer))
    return named


def _is_abroad(offer: ReadOffer, offers: Sequence[ReadOffer]) -> bool:
    """Say whether an offer is in another place than those whose currency is stated: theirs need not be its own."""
    theirs = {other.sheet.location for other in offers if other.sheet.currency is not None} - {None}
    return offer.sheet.location is not None and bool(theirs) and offer.sheet.location not in theirs


def _heading(page: Page, segment: Segment, offer: ReadOffer) -> Iterator[tuple[str, object]]:
    """Return the name of an offer, and the employer or place that this name is."""
    title = _title(segment.found.page) if is_counted(segment.name) else ""
    name = title or segment.name or _first_words(segment.found.page)
    if offer.sheet.name is not None or not name:
        return
    yield "name", name[:_LONGEST]
    for field, names in (("employer", page.employers), ("location", page.places)):
        if getattr(offer.sheet, field) is None and any(known.name == name for known in names):
            yield field, name


def is_counted(name: str) -> bool:
    """Whether a name only counts an offer: "Offer 1", "Second offer"."""
    return name.startswith("Offer ") or name.endswith(" offer")


def _title(part: Page) -> str:
    """Return the name behind a number and before a colon: the Google of "1. Google: base 240k"."""
    first = part.first + (part.word(part.first) in _LEADING)
    behind = first
    while behind < min(first + _MOST_WORDS, part.behind) and part.tokens[behind].kind is Kind.WORD:
        behind += 1
    labelled = any(label.first < behind and label.behind > first for label in part.labels)
    titled = part.word(behind) == ":" and behind > first and not labelled
    return part.original(first, behind) if titled else ""


def announced(page: Page) -> str:
    """The name of the unknown employer that a single offer is announced with: "Cygnus: 300k base", "from Globex: …"."""
    named_here = (*page.places, *page.employers, *page.roles)
    known = {at for name in named_here for at in range(name.first, name.behind)}
    figures = {quantity.first for quantity in page.quantities if not counts(quantity)}
    for at in range(page.first, page.behind):
        if at in figures:
            return ""
        word, shown = page.word(at), page.original(at, at + 1)
        named = page.tokens[at].kind is Kind.WORD and shown[:1].isupper() and not shown.isupper()
        if not named or at in known or word in _NO_NAMES or is_known(word) or len(word) < _SHORTEST:
            continue
        led = page.word(at - 1) in {"from", "at"} and page.word(at + 1) in {":", ",", "-", "–", "is"}
        placed = at + 2 in known and page.word(at + 3) in {":", ","}  # "Monzo, London: £135k"
        apart = page.word(at + 1) == "," and (at + 2 in figures or placed)
        if page.word(at + 1) == ":" or led or apart or page.word(at + 1) in _OFFERING:
            return shown
    return ""


def _first_words(part: Page) -> str:
    """Return the name of an unknown employer that begins a part: "Acme 250k base", "globex offers 270k"."""
    first = part.first
    while first < part.behind and (part.tokens[first].kind is not Kind.WORD or is_known(part.word(first))):
        if any(quantity.first == first and not counts(quantity) for quantity in part.quantities):
            return ""
        first += 1
    behind = first
    while behind < min(first + _MOST_WORDS, part.behind) and not is_known(part.word(behind)):
        if part.tokens[behind].kind is not Kind.WORD:
            break
        behind += 1
    known = any(name.first == first for name in (*part.places, *part.employers, *part.roles))
    if behind == first or known:
        return ""
    words = part.original(first, behind)
    titled = part.word(behind) in _WITH and words.istitle()
    leads = titled or part.word(behind) in _BEHIND_NAME or any(q.first == behind for q in part.quantities)
    return words if leads else ""
