"""An entry as a reply: answer, context, folded detail, source line, and where it leads."""

from bot.core.answers.sources import source_line
from bot.core.messages import Button, Outcome, Reply, Said
from knowledge.base import Item, Knowledge
from knowledge.entries import Kind, Lead

MOST_RELATED = 2
LEADS = {
    Lead.VALUE: ("Value my offer", "f:value"),
    Lead.COMPARE: ("Compare offers", "f:compare"),
    Lead.COUNTER: ("What to ask for", "f:counter"),
    Lead.STAKE: ("What is a stake worth", "f:stake"),
    Lead.SIGN_ON: ("Estimate a sign-on", "f:sign-on"),
    Lead.WHAT_IF: ("What if", "f:what-if"),
}
OUTCOMES = {Kind.SILENCE: Outcome.NO_ANSWER}


def entry_button(knowledge: Knowledge, entry: str) -> Button:
    """A button that opens an entry."""
    return Button(knowledge.items[entry].entry.title, f"e:{entry}")


def entry_reply(knowledge: Knowledge, item: Item) -> Reply:
    """The reply that answers with an entry."""
    entry = item.entry
    buttons = [
        entry_button(knowledge, key) for key in entry.see_also[:MOST_RELATED] if key in knowledge.items
    ]
    if entry.leads_to is not None:
        label, data = LEADS[entry.leads_to]
        buttons.append(Button(label, data))
    text = f"{item.answer}\n{item.context}" if item.context else item.answer
    line = source_line(knowledge, item.facts, entry.sources)
    return Reply(text, item.detail, line, tuple((button,) for button in buttons))


def entry_said(knowledge: Knowledge, item: Item) -> Said:
    """What is said where a message means an entry."""
    outcome = OUTCOMES.get(item.kind, Outcome.ANSWER)
    return Said(outcome, (entry_reply(knowledge, item),), item.entry.id)
