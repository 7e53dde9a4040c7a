"""Where one offer ends and the next begins in a message: headings, "vs", blank lines, lines, repeated parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.offers.finding import Findings
from bot.core.offers.findings import find
from bot.core.offers.headings import Cut, employer_at, heading_at, titled_at, versus_at
from bot.core.offers.page import Page
from bot.core.offers.vocabulary import Field
from bot.core.reading.quantities import Measure, Quantity

_COUNTED = frozenset(Field) - {Field.TOTAL, Field.ELSEWHERE, Field.PRICE, Field.STRIKE, Field.COMPANY_VALUE}
_MOST_TRIED = 24
"""Places to cut that are tried; a message with more is a text, not a list of offers."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the message that states an offer; ``name`` is its heading, if it has one."""

    first: int
    behind: int
    name: str = ""


def _counts(quantity: Quantity) -> bool:
    """Say whether a figure can be a part of an offer; "two" of "two offers" cannot."""
    return not (quantity.spelled and quantity.measure is Measure.NUMBER and quantity.value < 20)


def _segments(page: Page, cuts: Sequence[Cut]) -> list[Segment]:
    """Cut the page; parts without a figure join what stands before them, or are dropped at the beginning."""
    bounds = [(page.first, page.first, "")] if not cuts or cuts[0].at > page.first else []
    bounds += [(cut.at, cut.behind, cut.name) for cut in cuts]
    segments: list[Segment] = []
    pending = ""
    for index, (_, first, name) in enumerate(bounds):
        behind = bounds[index + 1][0] if index + 1 < len(bounds) else page.behind
        has_figure = any(first <= q.first and q.behind <= behind and _counts(q) for q in page.quantities)
        if has_figure:
            segments.append(Segment(first, behind, name or pending))
            pending = ""
        elif segments and not name:
            last = segments[-1]
            if last.behind == bounds[index][0] or last.behind == first:
                segments[-1] = Segment(last.first, behind, last.name)
        else:
            pending = name
    return segments


def _fields(found: Findings, *, labelled: bool) -> set[Field]:
    fields = {
        f.field for f in found.findings if f.field in _COUNTED and (f.label is not None or not labelled)
    }
    return fields | {absence.label.field for absence in found.absent if absence.label.field in _COUNTED}


def _is_offer_each(page: Page, segments: Sequence[Segment], *, least: int) -> bool:
    """Say whether every segment has a base, and at least ``least`` parts."""
    if len(segments) < 2:
        return False
    for segment in segments:
        found = find(page.part(segment.first, segment.behind))
        fields = _fields(found, labelled=False)
        if Field.BASE not in fields or len(fields) < least:
            return False
    return True


def _signs(page: Page, signs: frozenset[str]) -> Iterator[Cut]:
    for at in range(page.first + 1, page.behind - 1):
        word = page.word(at)
        if word not in signs or any(q.first <= at < q.behind for q in page.quantities):
            continue
        if word == "." and page.tokens[at + 1].glued:
            continue
        yield Cut(at, at + 1)


def _repeated(page: Page) -> list[Segment]:
    """Find the one cut that leaves two offers with the same two parts: "280k base 20% bonus or 310k base 15% bonus"."""
    bases = [label for label in page.labels if label.field is Field.BASE]
    if len(bases) != 2:
        return []
    cuts = list(
        _signs(page, frozenset({"or", ";", ".", "and", "/", ",", "\n", "+", "&", "while", "but", "plus"}))
    )
    between = [cut for cut in cuts if bases[0].first < cut.at < bases[1].behind][:_MOST_TRIED]
    for cut in between:
        segments = [Segment(page.first, cut.at), Segment(cut.behind, page.behind)]
        fields = [_fields(find(page.part(s.first, s.behind)), labelled=False) for s in segments]
        if Field.BASE in fields[0] & fields[1] and len(fields[0] & fields[1]) > 1:
            return segments
    return []


def segments_of(page: Page) -> tuple[Segment, ...]:
    """Return the parts of ``page`` that state one offer each; one segment where there is only one."""
    whole = (Segment(page.first, page.behind),)
    if len(page.quantities) < 2:
        return whole
    headings = [cut for at in range(page.first, page.behind) if (cut := heading_at(page, at))]
    named = [
        cut for at in range(page.first, page.behind) if (cut := employer_at(page, at) or titled_at(page, at))
    ]
    versus = [cut for at in range(page.first, page.behind) if (cut := versus_at(page, at))]
    blank = list(_signs(page, frozenset({"\n\n"})))
    lines = list(_signs(page, frozenset({"\n", "\n\n"})))
    tries = [
        (headings + versus, 1),
        (named + versus, 1),
        (named + headings + versus, 1),
        (versus, 1),
        (blank, 1),
        (lines, 2),
    ]
    for cuts, least in tries:
        ordered = _ordered(cuts)
        if not ordered or len(ordered) > _MOST_TRIED:
            continue
        segments = _segments(page, ordered)
        if _is_offer_each(page, segments, least=least):
            return tuple(segments)
    return tuple(_repeated(page)) or whole


def _ordered(cuts: Sequence[Cut]) -> list[Cut]:
    """Put cuts in order without overlaps; of two at one place the one with a name stays."""
    ordered: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.at, not cut.name)):
        if ordered and cut.at < ordered[-1].behind:
            continue
        if ordered and ordered[-1].at == cut.at and ordered[-1].behind == cut.behind:
            continue
        ordered.append(cut)
    return ordered
