"""What is kept about people: said, handed out and deleted."""

import datetime as dt
import json

from pydantic import JsonValue

from bot.core.messages import Button, Outcome, Reply, Said
from bot.telegram.exchange import ExportNeeded, Holding
from bot.telegram.presses import FORGET
from bot.telegram.reactions import STALE, Reaction, Say, Wait, line, say

FILE = "offerlens-data.json"
_DELETE = f"{FORGET}1"
_KEEP = f"{FORGET}0"


def policy() -> Said:
    """The answer to /privacy."""
    text = (
        "I keep the offers you save and where our conversation stands: what was asked about last, and a dialogue "
        "or an offer you are in the middle of. What you don't use for 180 days is deleted.\n"
        "/export sends you all of it, /forget deletes all of it at once."
    )
    detail = (
        "A message goes once it is answered; of the last few I keep the number, so that an edited question gets its "
        "answer edited, and of the newest one the words if it holds no figures, in case you dislike the answer. Logs "
        "hold no words, names or figures. A private question whose answer was missing or disliked (👎) is counted "
        "without its asker, and only if it holds no figures. In groups I keep no pay, only what was asked about last. "
        "Telegram itself carries the messages, under its own terms."
    )
    return Said(Outcome.NOTICE, (Reply(text, detail),))


def export(user_id: int, kept: Holding, now: dt.datetime) -> Reaction:
    """Everything kept about a person, as a JSON file."""
    rows = kept.fetched.export if kept.fetched else None
    if rows is None:
        return Wait(ExportNeeded(user_id))
    record: dict[str, list[JsonValue]] = {}
    for name, body in rows:
        record.setdefault(name, []).append(_value(body))
    content = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
    return say(Reply(f"Everything kept about you on {now.day} {now:%B %Y}.", document=(FILE, content)))


def ask_to_forget() -> Said:
    """The question before everything is deleted."""
    text = "This deletes your saved offers and everything else kept about you. It can't be undone."
    buttons = ((Button("Delete everything", _DELETE), Button("Keep it", _KEEP)),)
    return Said(Outcome.NOTICE, (Reply(text, buttons=buttons),))


def forget(data: str, kept: Holding) -> Reaction:
    """What becomes of the question's buttons."""
    if data == _KEEP:
        return Say(line("Nothing was deleted.").said, in_place=True)
    if data != _DELETE:
        return STALE
    offers = len(kept.person.offers)
    text = (
        f"Deleted: {offers or 'no'} saved offer{'' if offers == 1 else 's'}, and what was kept of our conversations "
        "here and in groups. Nothing about you is kept now."
    )
    return Say(line(text).said, in_place=True, forget=True)


def _value(body: str) -> JsonValue:
    """A kept text, as JSON where it is JSON."""
    try:
        value: JsonValue = json.loads(body)
    except ValueError:
        return body
    return value
