"""What becomes of a message or a press in a group: whether it may ask, and what stays private."""

from bot.core.messages import Message, Outcome, Room, Said
from bot.telegram import privacy, welcome
from bot.telegram.chat_settings import Askers, ChatSettings
from bot.telegram.commands import KEPT, PERSONAL
from bot.telegram.deep_links import in_private
from bot.telegram.exchange import AdminNeeded, Holding
from bot.telegram.groups import By
from bot.telegram.me import Me
from bot.telegram.private_chat import as_text
from bot.telegram.reactions import STALE, Ask, Reaction, Say, Silence, Wait, line, say
from bot.telegram.translate import Pressed, Written

FOR_ADMINS = "Only admins of this group can change that."
ADMINS_ASK = "In this group only admins ask me. In private I answer everybody."


def react(event: Written, kept: Holding, me: Me) -> Reaction:
    """The reaction to a message that addresses the bot."""
    if event.command == "settings":
        return _settings(event, kept)
    if kept.chat.quiet and event.by is not By.COMMAND:
        return Silence()
    if kept.chat.askers is Askers.ADMINS and not event.for_the_chat:
        if kept.fetched is None:
            return Wait(AdminNeeded(event.place.chat_id, event.sender_id))
        if not kept.fetched.admin:
            return Say(in_private(ADMINS_ASK))
    return _asked(event, me)


def may_press(event: Pressed, kept: Holding) -> Reaction | None:
    """What keeps somebody from asking by a button here; None where nothing does."""
    if kept.chat.askers is Askers.EVERYONE:
        return None
    if kept.fetched is None:
        return Wait(AdminNeeded(event.place.chat_id, event.sender_id))
    return None if kept.fetched.admin else say(toast=ADMINS_ASK)


def choose(event: Pressed, data: str, kept: Holding) -> Reaction:
    """A press on the panel of settings."""
    settings = kept.chat.chosen(data)
    if settings is None:
        return STALE
    if kept.fetched is None:
        return Wait(AdminNeeded(event.place.chat_id, event.sender_id))
    if not kept.fetched.admin:
        return say(toast=FOR_ADMINS)
    said = Said(
        Outcome.NOTICE, (settings.panel(),), toast="Done." if settings != kept.chat else "It is so already."
    )
    return Say(said, in_place=True, settings=settings)


def discreet(said: Said) -> Said:
    """What may be said in a group: a valuation only as a way into the private chat."""
    buttons = [button for reply in said.replies for row in reply.buttons for button in row]
    if said.outcome is not Outcome.VALUATION or any(button.private for button in buttons):
        return said
    link = in_private(welcome.BETWEEN_US, "Value it in private", "value")
    return Said(Outcome.VALUATION, link.replies)


def _settings(event: Written, kept: Holding) -> Reaction:
    if not event.for_the_chat:
        if kept.fetched is None:
            return Wait(AdminNeeded(event.place.chat_id, event.sender_id))
        if not kept.fetched.admin:
            return line(FOR_ADMINS)
    return _panel(kept.chat)


def _panel(settings: ChatSettings) -> Say:
    return say(settings.panel())


def _asked(event: Written, me: Me) -> Reaction:
    name = event.command
    if name in PERSONAL:
        about = welcome.ABOUT_YOU if name in KEPT else welcome.BETWEEN_US
        return Say(in_private(about, "Go on in private", name))
    match name:
        case "help":
            return Say(welcome.help_in_group(me.username))
        case "start":
            return Say(welcome.into_group())
        case "privacy":
            return Say(privacy.policy())
        case "cancel":
            return line(welcome.NOTHING_OPEN)
    text = event.text if name in {"", "ask"} else as_text(name, event.text)
    if not text.strip():
        return line(welcome.HOW_TO_ASK)
    return Ask(Message(text=text, room=Room.GROUP))
