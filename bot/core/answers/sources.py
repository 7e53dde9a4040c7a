"""The source line: where an answer's figures come from, and whether anyone could verify them."""

from collections.abc import Iterable, Mapping

from bot.core.markup import literal
from bot.core.messages import Button, Reply
from knowledge.base import Knowledge
from knowledge.entries import Source
from knowledge.facts import Fact, Status, listed, spoken_date

NOT_CHECKED = {
    Status.CLAIM: "its claim, not verified",
    Status.DISPUTED: "disputed",
    Status.CORRECTED: "corrected here",
    Status.ILLUSTRATIVE: "an example",
    Status.VERIFIED: "checked",
}

_OWN_WORK = "own work"

_ABOUT = ("guide-sources", "guide-reliable", "guide-corrections")
"""Entries that say more about where figures come from."""


def guide_of(knowledge: Knowledge) -> str:
    """The id of the guide: the source of the roles table."""
    return knowledge.roles.manager.base.source


def source_line(knowledge: Knowledge, facts: Iterable[Fact], also: Iterable[str] = ()) -> str:
    """One line for the facts quoted, with `also` as sources of words; empty where nothing is quoted."""
    statuses: dict[str, list[Status]] = {}
    for fact in facts:
        kept = statuses.setdefault(fact.source, [])
        if fact.status not in kept:
            kept.append(fact.status)
    guide = guide_of(knowledge)
    guided = statuses.pop(guide, None)
    others = _others(knowledge.sources, statuses, also, guide)
    if guided is None:
        return " · ".join(others)
    if not others:
        marks = listed([NOT_CHECKED[status] for status in guided])
        return f"{_short(knowledge.sources, guide)} · {marks}"
    unchecked = [status for status in guided if status is not Status.CORRECTED]
    tail = "the guide's claim is not verified" if unchecked else "corrects the guide"
    return " · ".join([*others, tail])


def _others(
    sources: Mapping[str, Source], statuses: Mapping[str, list[Status]], also: Iterable[str], guide: str
) -> list[str]:
    checked = [_short(sources, key) for key, marks in statuses.items() if Status.VERIFIED in marks]
    rest = [key for key, marks in statuses.items() if Status.VERIFIED not in marks]
    lines = [f"Checked: {listed(checked)}"] if checked else []
    for key in rest:
        mark = statuses[key][0]
        note = {Status.DISPUTED: ", disputed", Status.CLAIM: ", not verified"}.get(mark, "")
        lines.append(_short(sources, key) + note)
    lines += [_short(sources, key) for key in also if key != guide and key not in statuses]
    return list(dict.fromkeys(lines))


def _short(sources: Mapping[str, Source], key: str) -> str:
    source = sources.get(key)
    return source.short if source else key


def all_sources(knowledge: Knowledge) -> Reply:
    """Everything that answers quote: the guide first, then what is public, each by the name that answers give it."""
    guide = knowledge.sources[guide_of(knowledge)]
    text = (
        f"Most figures are from one source: {literal(guide.title)}. It names surveys but links to none, so they "
        "are its claims. Beside them stand public figures, law, and my own checks; every answer says which."
    )
    others = {
        literal(one.short) for one in knowledge.sources.values() if one != guide and one.licence != _OWN_WORK
    }
    detail = "\n".join(
        ["All that answers quote", *(f"· {short}" for short in sorted(others, key=str.casefold))]
    )
    buttons = tuple(
        (Button(knowledge.items[key].entry.title, f"e:{key}"),) for key in _ABOUT if key in knowledge.items
    )
    return Reply(text, detail, buttons=buttons)


def attribution(knowledge: Knowledge, fact: Fact) -> str:
    """A sentence that says who is behind one fact."""
    source = knowledge.sources.get(fact.source)
    title = source.title if source else fact.source
    when = f", {spoken_date(source.date)}" if source and source.date else ""
    if fact.source != guide_of(knowledge):
        return f"{title}{when}."
    if fact.named:
        return f"The guide names **{fact.named}** as its source."
    return f"The guide itself ({title}{when}); it names no source for this."
