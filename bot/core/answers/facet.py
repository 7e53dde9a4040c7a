"""Answers about the last answer: its source, age, certainty, dates and sample."""

from collections.abc import Sequence

from bot.core.answers.entry import entry_button
from bot.core.answers.sources import NOT_CHECKED, attribution, guide_of, source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.state import Topic
from bot.core.understanding.facets import Facet
from bot.core.understanding.query import Ask
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import Fact, Status, Unit, listed, spoken_date

MEANING = {
    Status.CLAIM: "It is the guide's claim; nobody here could trace it to a source.",
    Status.VERIFIED: "It was checked against its source.",
    Status.DISPUTED: "It is disputed: sources, or the guide itself, disagree.",
    Status.CORRECTED: "The guide has this wrong; the answer gives what is right first.",
    Status.ILLUSTRATIVE: "It is an example, no statistic.",
}


def facts_of(knowledge: Knowledge, topic: Topic) -> tuple[Fact, ...]:
    """The facts that an answer about `topic` quoted."""
    if topic.entry is not None:
        return knowledge.items[topic.entry].facts if topic.entry in knowledge.items else ()
    rows = knowledge.roles.rows()
    measures = [Measure(measure) for measure in topic.measures] or [Measure.BASE, Measure.TOTAL]
    roles = topic.roles or (tuple(rows) if topic.asks in {Ask.RANK.value, Ask.EXTREME.value} else ())
    return tuple(rows[role].fact(measure) for role in roles if role in rows for measure in measures)


def facet_said(knowledge: Knowledge, topic: Topic, facet: Facet) -> Said:
    """What is said about an answer that was just given."""
    facts = facts_of(knowledge, topic)
    if (
        facet is Facet.SAMPLE
        and topic.entry in knowledge.items
        and not any(fact.unit is Unit.COUNT for fact in facts)
    ):
        facts = _counted_nearby(knowledge, topic.entry or "")
    text = _text(knowledge, topic, facts, facet)
    if text is None:
        return Said(Outcome.NO_ANSWER, (Reply("I have nothing more on that: the guide doesn't say."),))
    related = (
        knowledge.items[topic.entry].entry.see_also[:2]
        if topic.entry in knowledge.items and topic.entry
        else []
    )
    buttons = tuple((entry_button(knowledge, key),) for key in related if key in knowledge.items)
    return Said(
        Outcome.ANSWER, (Reply(text, source=source_line(knowledge, facts), buttons=buttons),), topic.entry
    )


def _counted_nearby(knowledge: Knowledge, entry: str) -> tuple[Fact, ...]:
    """Facts of the first related entry that counts somebody: how many a survey asked stands beside its result."""
    for key in knowledge.items[entry].entry.see_also:
        facts = knowledge.items[key].facts if key in knowledge.items else ()
        if any(fact.unit is Unit.COUNT for fact in facts):
            return facts
    return ()


def _text(knowledge: Knowledge, topic: Topic, facts: Sequence[Fact], facet: Facet) -> str | None:
    match facet:
        case Facet.SOURCE:
            return _sources(knowledge, topic, facts)
        case Facet.AGE:
            return _ages(facts)
        case Facet.SURE:
            return _certainty(facts, topic)
        case Facet.WHEN:
            dated = [f"**{fact}**" for fact in facts if fact.unit in {Unit.YEAR, Unit.DATE}]
            return f"{', '.join(dict.fromkeys(dated))}." if dated else _ages(facts)
        case Facet.SAMPLE:
            counts = [
                f"**{fact}**{f' {fact.of}' if fact.of else ''}" for fact in facts if fact.unit is Unit.COUNT
            ]
            return f"{', '.join(counts)}." if counts else None
        case Facet.GUIDE:
            guide = guide_of(knowledge)
            said = [f"**{fact}**{f' {fact.of}' if fact.of else ''}" for fact in facts if fact.source == guide]
            return f"The guide says {listed(list(dict.fromkeys(said)))}." if said else None
        case Facet.MORE | Facet.WHY:
            return _more(knowledge, topic, facet)


def _sources(knowledge: Knowledge, topic: Topic, facts: Sequence[Fact]) -> str | None:
    lines = list(dict.fromkeys(attribution(knowledge, fact) for fact in facts))
    if not lines and topic.entry in knowledge.items and topic.entry:
        names = knowledge.items[topic.entry].entry.sources
        lines = [knowledge.sources[name].title + "." for name in names if name in knowledge.sources]
    counts = [f"{fact} {fact.of}" for fact in facts if fact.unit is Unit.COUNT and fact.of]
    if counts:
        lines.append(f"It is said to have asked {', '.join(counts)}.")
    if any(fact.status is Status.CLAIM for fact in facts):
        lines.append("We could not trace it any further.")
    return "\n".join(lines) if lines else None


def _ages(facts: Sequence[Fact]) -> str | None:
    if not facts:
        return None
    lines = []
    for fact in facts:
        named = f", and names {fact.named} for it" if fact.named else ""
        lines.append(f"**{fact}** stands as of {spoken_date(fact.as_of)}{named}.")
    return "\n".join(dict.fromkeys(lines))


def _certainty(facts: Sequence[Fact], topic: Topic) -> str | None:
    """How well a figure is supported; a single one of the tables is said again."""
    if not facts:
        return None
    if topic.entry is None and len(facts) == 1:
        return f"**{facts[0]}**, as said. {MEANING[facts[0].status]}"
    notes = [fact.note for fact in facts if fact.note]
    marks = [MEANING[fact.status] for fact in facts]
    return "\n".join(dict.fromkeys([*marks, *notes]))


def _more(knowledge: Knowledge, topic: Topic, facet: Facet) -> str | None:
    item = knowledge.items.get(topic.entry or "")
    if item is None:
        return None
    short = f"The short of it: {item.answer}" if facet is Facet.MORE else None
    return item.detail or short


__all__ = ["NOT_CHECKED", "facet_said", "facts_of"]
