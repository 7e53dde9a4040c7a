"""Which offers a message means: by name, letter, employer, place or ordinal, both, or the one just talked about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.intents.remarks import IT
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import fingerprint, kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.saved_offers import sheets
from bot.core.valuing.talk import talked_about
from bot.core.valuing.todays_pay import spans_called

_PLACES = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
    "former": 0,
    "latter": -1,
}
_ORDINAL = re.compile(
    r"\b(?:the )?(?:(?P<word>first|second|third|fourth|fifth|last) (?:one|offer)"
    r"|(?:offer|option|number|no\.?) ?#?(?P<number>[1-9]))\b"
    r"|\bthe (?P<alone>first|second|third|fourth|fifth|former|latter)\b(?! (?:year|month|12|twelve|two|few|grant|tranche|bonus))",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:the|my) other(?: one| offer)?\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:both|either|each|all)(?: of (?:them|these|the (?:two|three|offers)))?(?: (?:offers?|one|two|"
    r"three))?\b(?! (?:of it|in all|(?:\w+ )?years?|(?:\w+ )?months?|quarters?|rounds?|the (?:\w+ )?years))",
    re.IGNORECASE,
)
_SHORTEST = 4
"""Letters that the first word of a name has to have, to stand for all of it: Porto for Porto Labs."""
_LETTERED = re.compile(r"Offer ([A-Z])", re.IGNORECASE)
_ARTICLE = "A"
_JOINT = r"(?:and|or|vs\.?|versus|than)"
_ARTICLES = (
    r"\bA['’]s\b",
    r"(?<=\w )A(?![\w'’$-])(?! [a-z]+ (?:offer|month|year))",
    rf"^A(?= {_JOINT}\b|\?|$)",
    r"^A(?= (?:gives|adds|added|offers|pays|has|with|just|now|also|raised|raises|came|would|went|improved|says)\b)",
    rf"(?i:\ba(?= {_JOINT} ))",
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The offers meant, in the order in which they are named, and the message with "it" in place of their names.

    `named` is False where no name was said and the offers are those just talked about.
    """

    offers: tuple[OfferSheet, ...]
    rest: str
    named: bool


def meant(state: ChatState, person: Person, text: str) -> Meant:
    """The offers that a message means; none where none was talked about and no name of a kept one is said."""
    known = known_offers(state, person)
    spans = _taken(sorted(_spans(state, person, known, text), key=lambda span: (span[0] - span[1], span[0])))
    if spans:
        named = dict.fromkeys(place for _, _, place in spans)
        return Meant(tuple(known[place] for place in named), _without(text, spans), named=True)
    last, draft = side_by_side(state), kept_sheet(state.draft)
    together = _ALL.search(text) if len(last) > 1 else None
    if together is not None:
        return Meant(last, f"{text[: together.start()]}{IT}{text[together.end() :]}", named=True)
    if state.together and last:
        return Meant(last, text, named=False)
    return Meant((draft,) if draft is not None else (), text, named=False)


def known_offers(state: ChatState, person: Person) -> tuple[OfferSheet, ...]:
    """Every offer that can be named: those compared, the one just talked about, those kept; each once."""
    draft = kept_sheet(state.draft)
    listed = [*talked_about(state), *([draft] if draft is not None else []), *sheets(person.offers)]
    return tuple({fingerprint(sheet): sheet for sheet in reversed(listed)}.values())[::-1]


def side_by_side(state: ChatState) -> tuple[OfferSheet, ...]:
    """The offers compared, as long as the one talked about last is among them."""
    last, draft = talked_about(state), kept_sheet(state.draft)
    return last if len(last) > 1 and draft in last else ()


def _spans(
    state: ChatState, person: Person, known: Sequence[OfferSheet], text: str
) -> Iterator[tuple[int, int, int]]:
    """Where in a message which offer is named: (start, end, place among the known ones)."""
    ordered = talked_about(state) or sheets(person.offers)
    for place, sheet in enumerate(known):
        for name in _names(sheet, known):
            pattern = (
                rf"(?<!\w)(?:the )?(?:offer (?:from |at )?)?{re.escape(name)}(?: offer| one)?(?:'s)?(?!\w)"
            )
            yield from (
                (found.start(), found.end(), place) for found in re.finditer(pattern, text, re.IGNORECASE)
            )
        first = _first_word(sheet, known)
        if first is not None:
            yield from (
                (found.start(), found.end(), place)
                for found in re.finditer(rf"(?<!\w){first}(?:['’]s)?(?!\w)", text)
            )
        yield from ((start, end, place) for start, end in spans_called(sheet.name, text))
        lettered = _LETTERED.fullmatch(sheet.name or "")
        if lettered is not None:
            yield from ((start, end, place) for start, end in _letter(lettered[1].upper(), text))
    if len(ordered) > 1:
        places = {fingerprint(sheet): place for place, sheet in enumerate(known)}
        for found in _ORDINAL.finditer(text):
            word = (found["word"] or found["alone"] or "").lower()
            at = _PLACES[word] if word else int(found["number"]) - 1
            if -1 <= at < len(ordered):
                yield found.start(), found.end(), places[fingerprint(ordered[at])]
        other = _OTHER.search(text)
        rest = [sheet for sheet in ordered if sheet != kept_sheet(state.draft)]
        if other is not None and len(rest) == 1:
            yield other.start(), other.end(), places[fingerprint(rest[0])]


def _names(sheet: OfferSheet, known: Sequence[OfferSheet]) -> Iterator[str]:
    """What an offer may be called: its name, and the employer or place that no other offer has."""
    if sheet.name:
        yield sheet.name
    for field in ("employer", "location"):
        name = getattr(sheet, field)
        if name and name != sheet.name and len([one for one in known if getattr(one, field) == name]) == 1:
            yield name


def _first_word(sheet: OfferSheet, known: Sequence[OfferSheet]) -> str | None:
    """What stands for the whole name where it is written with a capital: Porto for Porto Labs. No other name begins so."""
    words = (sheet.name or "").split()
    if (
        len(words) < 2
        or len(words[0]) < _SHORTEST
        or not words[0].istitle()
        or words[0].lower() in {*_PLACES, "offer"}
    ):
        return None
    others = [one.name.split()[0] for one in known if one is not sheet and one.name]
    return re.escape(words[0]) if words[0] not in others else None


def _letter(letter: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the letter of an offer is its name: `B`, `b`; an `a` only where it can't be the article."""
    patterns = _ARTICLES if letter == _ARTICLE else (rf"(?i:(?<![\w'’$-]){letter}(?:['’]s\b|(?![\w'’$-])))",)
    for pattern in patterns:
        yield from ((found.start(), found.end()) for found in re.finditer(pattern, text))


def _taken(spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest spans that do not overlap, in the order of the text."""
    kept: list[tuple[int, int, int]] = []
    for start, end, place in spans:
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, place))
    return sorted(kept)


def _without(text: str, spans: Sequence[tuple[int, int, int]]) -> str:
    for start, end, _ in reversed(spans):
        text = f"{text[:start]}{IT}{text[end:]}"
    return text
