"""What becomes of a message in a private chat."""

import datetime as dt

from bot.core.dialogue.verbs import RESUME
from bot.core.messages import Message, Reply, Said
from bot.telegram import documents, privacy, welcome
from bot.telegram.commands import ALL, CONVERSATION
from bot.telegram.deep_links import opened_by, payload_of
from bot.telegram.exchange import Holding
from bot.telegram.me import Me
from bot.telegram.misses import COMPLAINED
from bot.telegram.reactions import Ask, Open, Reaction, Say, Silence, line
from bot.telegram.translate import Written, thumb_down


def react(event: Written, kept: Holding, me: Me, now: dt.datetime) -> Reaction:
    """The reaction to a message."""
    if event.document is not None:
        return documents.read(event.document, event.text, kept)
    if event.media is not None and not event.command:
        return _media(event.media, event, kept)
    if event.command == "start":
        return _start(event, kept, me, now)
    if event.command:
        return _command(event.command, event.text, event, kept, me, now)
    return Ask(Message(text=COMPLAINED if thumb_down(event.text) else event.text))


def _start(event: Written, kept: Holding, me: Me, now: dt.datetime) -> Reaction:
    """A deep link: a command's name, or what the conversation knows by its name."""
    payload = payload_of(event.text)
    if not payload:
        return Say(welcome.hello())
    if payload in ALL:
        return _command(payload, "", event, kept, me, now)
    return Open(opened_by(payload), welcome.hello())


def _command(name: str, rest: str, event: Written, kept: Holding, me: Me, now: dt.datetime) -> Reaction:
    match name:
        case "help":
            return _beside(welcome.help_in_private(me.username), kept)
        case "privacy":
            return _beside(privacy.policy(), kept)
        case "export":
            return privacy.export(event.sender_id, kept, now)
        case "forget":
            return Say(privacy.ask_to_forget())
        case "settings":
            return line("Settings are for groups: an admin writes /settings there.")
        case "ask":
            return Ask(Message(text=rest)) if rest.strip() else line(welcome.HOW_TO_ASK)
        case _:
            return Ask(Message(text=as_text(name, rest)))


def _beside(said: Said, kept: Holding) -> Reaction:
    """What the desk says itself; in the middle of a dialogue its question is asked again."""
    return Say(said) if kept.state.dialogue is None else Ask(Message(text=RESUME), preface=said.replies)


def as_text(name: str, rest: str) -> str:
    """A command as the conversation reads it; one that nobody knows (`/vp_equity`) as plain words."""
    said = f"/{name}" if name in CONVERSATION else name.replace("_", " ")
    return f"{said} {rest}".rstrip()


def _media(kind: str, event: Written, kept: Holding) -> Reaction:
    if event.text.strip():
        return Ask(Message(text=event.text), preface=(Reply("I read only the words under it."),))
    if event.album is not None and event.album == kept.thread.album:
        return Silence()
    return line(documents.about_media(kind))
