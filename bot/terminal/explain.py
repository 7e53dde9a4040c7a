"""`offerlens explain`: how a message is understood, step by step."""

from bot.core.conversation import Conversation


def explained(conversation: Conversation, text: str) -> str:
    """Repair, reading, candidates with their figures, and the decision, as lines."""
    why = conversation.answerer.explain(text)
    repairs = (
        ", ".join(f"{change.typed} → {change.meant} ({change.kind})" for change in why.reading.changes)
        or "none"
    )
    query = why.query
    lines = [
        f"asked     {why.reading.text.strip()[:200]}",
        f"words     {' '.join(why.reading.words)}",
        f"repair    {repairs}",
        f"query     {query.asks.value if query.asks else 'no question to the tables'}",
        f"          roles {', '.join(query.roles) or '–'} · measures {', '.join(query.measures) or '–'}",
        f"          operations {', '.join(sorted(query.operations)) or '–'}",
        f"unread    {', '.join(query.unread) or '–'} (weighs {query.leftover:.2f} of {why.reading.content:.2f})",
        "candidate                         confidence  similarity  coverage  nearest phrasing",
    ]
    for candidate in why.candidates:
        figures = f"{candidate.confidence:10.2f}{candidate.similarity:12.2f}{candidate.coverage:10.2f}"
        lines.append(f"  {candidate.label or '(nobody)':32}{figures}  {candidate.nearest}")
    margin = why.candidates[0].confidence - why.candidates[1].confidence if len(why.candidates) > 1 else 1.0
    lines.append(f"margin    {margin:.2f}")
    lines.append(
        f"decision  {why.route.way.value}: {', '.join(why.route.entries) or '–'} ({why.route.because})"
    )
    return "\n".join(lines)
