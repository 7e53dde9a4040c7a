"""What there is none of: "no RSUs", "without bonus or sign-on", "relocation: none"."""

from dataclasses import dataclass

from bot.core.offers.fields import BESIDE, Field
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.offers.small_words import NOTHING
from bot.core.reading.word_sets import words

_BEFORE = words(
    "no without zero lacks lacking excluding w/o neither nor kein keine keinen geen zonder nessuna nessun nessuno senza nenhum nenhuma sem sin ninguna aucun aucune ohne sans pas sin"
)
_BETWEEN = words(
    "a an any the annual yearly of at all extra additional further real target cash actual kind sort other new more de"
)
_LINKS = frozenset({"or", "nor", "and", ",", "/", "&"})
_LEADS = frozenset({":", "=", "is", "are", "-", "->", ">"})
_NEVER_ABSENT = frozenset({Field.BASE, Field.TOTAL}) | BESIDE


def _has_figure_at(page: Page, label: Label) -> bool:
    """Say whether a figure directly follows or leads into the label, so that it is not denied."""
    following = label.behind
    while page.word(following) in _LEADS | {"of"}:
        following += 1
    return any(quantity.first == following for quantity in page.quantities)


def _denied_before(page: Page, label: Label) -> bool:
    at = label.first - 1
    while page.word(at) in _BETWEEN or (page.word(at) == "-" and page.tokens[at].glued):
        at -= 1
    if page.words(at - 2, at + 1) == ("w", "/", "o"):
        return True
    if any(quantity.first <= at < quantity.behind for quantity in page.quantities):
        return False
    if page.word(at) not in _BEFORE:
        return False
    previous = page.word(at - 1)
    return not (page.word(at) == "no" and previous in {":", "="} and _label_behind(page, at - 1) is not None)


def _label_behind(page: Page, at: int) -> Label | None:
    return next((label for label in page.labels if label.behind == at), None)


def _denied_behind(page: Page, label: Label) -> bool:
    at = label.behind
    led = False
    while page.word(at) in _LEADS:
        at, led = at + 1, True
    if page.words(at, at + 3) == ("n", "/", "a"):
        return True
    word = page.word(at)
    if word not in NOTHING or word in {"0", "zero", "-"}:
        return False
    if word == "no":
        following = next((other for other in page.labels if other.first == at + 1), None)
        return led and following is None
    return led or word != "nothing" or at + 1 >= page.behind


@dataclass(frozen=True, slots=True)
class Absence:
    """A name that is denied, and the tokens that say so."""

    label: Label
    first: int
    behind: int


def absences(page: Page) -> tuple[Absence, ...]:
    """Return what is said to be absent on ``page``, in order."""
    read = []
    for label in _negated_labels(page):
        first, behind = label.first, label.behind
        if _denied_behind(page, label):
            while page.word(behind) in _LEADS:
                behind += 1
            behind += 3 if page.word(behind + 1) == "/" else 1
        else:
            while first > page.first and page.word(first - 1) in _BETWEEN | _BEFORE | {"w", "/", "o", "-"}:
                first -= 1
        read.append(Absence(label, first, behind))
    return tuple(read)


def _negated_labels(page: Page) -> tuple[Label, ...]:
    absent: list[Label] = []
    for label in page.labels:
        if label.field in _NEVER_ABSENT:
            continue
        if _denied_behind(page, label):
            absent.append(label)
            continue
        if _has_figure_at(page, label) and not _denied_before(page, label):
            continue
        if _denied_before(page, label):
            absent.append(label)
            continue
        last = absent[-1] if absent else None
        if last is None:
            continue
        between = page.words(last.behind, label.first)
        linked = [word for word in between if word in _LINKS]
        if (
            linked
            and all(word in _LINKS | _BETWEEN | {"no"} for word in between)
            and ("or" in linked or "nor" in linked or _ends_denied_list(page, label))
        ):
            absent.append(label)
    return tuple(absent)


def _ends_denied_list(page: Page, label: Label) -> bool:
    """Say whether "or" / "nor" / "and" with a further name follows: "no bonus, sign-on or RSUs"."""
    following = next((other for other in page.labels if other.first >= label.behind), None)
    if following is None:
        return page.word(label.first - 1) in {"and", "&", "/"} and not _has_figure_near(page, label)
    words = set(page.words(label.behind, following.first))
    return bool(words & {"or", "nor", "and"}) and words <= _LINKS | _BETWEEN


def _has_figure_near(page: Page, label: Label) -> bool:
    return any(
        quantity.behind == label.first or label.behind <= quantity.first <= label.behind + 3
        for quantity in page.quantities
    )
