"""What announces an offer in a message: "Offer A:", "second offer", "Google:", "Acme Corp:", "vs"."""

from dataclasses import dataclass

from bot.core.offers.fields import Field
from bot.core.offers.page import Page
from bot.core.offers.small_words import HEADING_WORDS, ORDINALS, VERSUS
from bot.core.reading.tokens import Kind
from bot.core.reading.word_sets import words as word_set

_LETTERS = frozenset("abcde")
_UNKNOWNS = frozenset("xyz")
_OFFERING = word_set(
    "offers offered offering offer gives gave pays is wants has would proposes proposed : - – ="
)
_LEADS = frozenset({":", ")", "-", ".", "=", "is", ","})
_PLAIN_HEADINGS = frozenset({"offer", "option", "package"})
_BEHIND_LETTER = (
    _LEADS
    | {"\n", "\n\n"}
    | word_set("has with gives gave offers offered pays pay paid wants says said comes came would")
)
_NO_PLACES = word_set("next another new")
"""Say that an offer follows, and not which place it has."""
_NOT_BEFORE_ONE = word_set("one another two three four five")
_OF_SCHEDULE = word_set("vesting schedule style vest")
_NO_TITLES = word_set("location role title city office note notes total details hi name level")
_STARTS = frozenset({"\n", "\n\n", ":", ";", ".", ",", "•", "vs", "versus", "/", "and", "|", "or", "(", "*"})

_SENTENCE_ENDS = frozenset({"\n", "\n\n", ";", ".", "vs", "versus", "|"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: what stands from ``at`` to ``behind`` is heading or sign and belongs to no offer."""

    at: int
    behind: int
    name: str = ""


def _begins(page: Page, at: int) -> bool:
    return at == page.first or page.word(at - 1) in _STARTS or page.tokens[at - 1].kind is Kind.LINE


def _opens(page: Page, at: int) -> bool:
    """Say whether a line or sentence begins here, where a name needs no capital."""
    return at == page.first or page.word(at - 1) in _SENTENCE_ENDS


def _behind_signs(page: Page, at: int) -> int:
    while page.word(at) in _LEADS:
        at += 1
    return at


def _numbered(page: Page, at: int) -> Cut | None:
    """Read "Offer A:", "option 2", "package two"; "job a" only where a sign or a verb follows."""
    word = page.word(at)
    if word not in HEADING_WORDS:
        return None
    number = at + 1 + (page.word(at + 1) == "#")
    following, third = page.word(number), page.word(number + 1)
    letter = following in _LETTERS | _UNKNOWNS
    digit = following.isdigit() and len(following) == 1
    if not (letter or digit or following in ORDINALS):
        return None
    if letter and word not in _PLAIN_HEADINGS and third and third not in _BEHIND_LETTER:
        return None
    shown = following.upper() if len(following) == 1 else following
    return Cut(at, _behind_signs(page, number + 1), f"{word.capitalize()} {shown}")


def _counted(page: Page, at: int) -> Cut | None:
    """Read "second offer", "the first one is", "the other one"."""
    start = at + (page.word(at) == "the")
    ordinal, noun = page.word(start), page.word(start + 1)
    if ordinal not in ORDINALS or noun not in HEADING_WORDS | {"one"}:
        return None
    if noun == "one" and ordinal in _NOT_BEFORE_ONE:
        return None
    name = "" if ordinal in _NO_PLACES else f"{ordinal.capitalize()} offer"
    return Cut(at, _behind_signs(page, start + 2), name)


def _marked(page: Page, at: int) -> Cut | None:
    """Read "A)", "a:" and "1)", "2." at the beginning of a part."""
    word, following = page.word(at), page.word(at + 1)
    if (
        len(word) > 1
        or following not in {")", ":", ".", "="}
        or not (page.tokens[at + 1].glued or following == "=")
    ):
        return None
    if not _begins(page, at) and (following != ")" or _closes_aside(page, at)):
        return None
    if word in _LETTERS:
        return Cut(at, at + 2, f"Offer {word.upper()}")
    if not word.isdigit() or len(word) > 1 or following in {":", "="}:
        return None
    inside = any(quantity.first <= at < quantity.behind for quantity in page.quantities)
    return None if inside else Cut(at, at + 2, f"Offer {word}")


def _closes_aside(page: Page, at: int) -> bool:
    """Say whether the bracket behind a token closes one that holds more than it: the "1)" of "(yr1)"."""
    brackets = [index for index in range(page.first, at) if page.word(index) in {"(", ")"}]
    return bool(brackets) and page.word(brackets[-1]) == "(" and brackets[-1] < at - 1


def _lettered(page: Page, at: int) -> Cut | None:
    """Read "A 200k base, …; B 210k base": a capital letter before a figure at the beginning of a part."""
    if (
        page.word(at) not in _LETTERS | _UNKNOWNS
        or not _begins(page, at)
        or not page.text[page.tokens[at].start].isupper()
    ):
        return None
    figure = any(quantity.first == at + 1 for quantity in page.quantities)
    letter = page.word(at).upper()
    name = letter if page.word(at) in _UNKNOWNS else f"Offer {letter}"
    return Cut(at, at + 1, name) if figure else None


def heading_at(page: Page, at: int) -> Cut | None:
    """Read a heading that counts offers at token ``at``."""
    return _numbered(page, at) or _counted(page, at) or _marked(page, at) or _lettered(page, at)


def named_at(page: Page, at: int) -> Cut | None:
    """Read an employer or a place that begins an offer: "Google: …", "Meta offers …", "the Berlin one is …"."""
    return _employer_at(page, at) or _place_at(page, at)


def _place_at(page: Page, at: int) -> Cut | None:
    name = next((name for name in page.places if name.first == at), None)
    if name is None:
        return None
    first = at - (page.word(at - 1) in {"the", "in"})
    noun = page.word(name.behind) in HEADING_WORDS | {"one"}
    led = page.word(name.behind + noun) in _OFFERING
    return Cut(first, _behind_signs(page, name.behind + noun), name.name) if noun or led else None


def _employer_at(page: Page, at: int) -> Cut | None:
    """Read "Google: …", "Meta offers …", "at Amazon …"."""
    name = next((name for name in page.employers if name.first == at), None)
    if name is None or _OF_SCHEDULE & set(page.words(name.behind, name.behind + 2)):
        return None
    led = page.word(at - 1) in {"at", "from", "with"}
    if not led and not _begins(page, at) and page.word(name.behind) not in _OFFERING:
        return None
    first = at - led
    return Cut(first, first, name.name)


def titled_at(page: Page, at: int) -> Cut | None:
    """Read a line or sentence that begins with a name of its own: "Acme Corp: 280k base", "startup: 190k"."""
    capital = page.text[page.tokens[at].start].isupper()
    if not (_begins(page, at) if capital else _opens(page, at)):
        return None
    behind = at
    while behind < min(at + 4, page.behind) and page.tokens[behind].kind is Kind.WORD:
        behind += 1
    named = any(
        label.first < behind and label.behind > at and label.field is not Field.COMPANY_VALUE
        for label in page.labels
    )
    if page.word(behind) != ":" or behind == at or named or _NO_TITLES & set(page.words(at, behind)):
        return None
    return Cut(at, behind + 1, page.original(at, behind))


def versus_at(page: Page, at: int) -> Cut | None:
    """Read "vs", "versus", "compared to"."""
    word = page.word(at)
    if word in VERSUS:
        return Cut(at, at + 1)
    if word in {"compared", "compare"} and page.word(at + 1) in {"to", "with"}:
        return Cut(at, at + 2)
    return None
