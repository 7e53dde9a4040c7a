"""The first words: what the bot is for, and how to ask it in each kind of chat."""

from bot.core.messages import Button, Outcome, Reply, Said
from bot.telegram.deep_links import in_private
from bot.telegram.presses import ASK

EXAMPLE = "What does a VP of AI make?"
HOW_TO_ASK = "Write the question behind the command, for instance /ask vp equity."
NOTHING_OPEN = "There is nothing to cancel: dialogues take place in the private chat."
BETWEEN_US = "Pay is between you and me: I don't ask for it or show it in a group."

ABOUT_YOU = "What I keep about you I show and delete only between the two of us."


def hello() -> Said:
    """The answer to /start."""
    text = (
        "I know what AI-leadership roles pay and how equity works, each figure with its source.\n"
        "I value a job offer from one message, compare several, and work out what to ask for.\n"
        "Write a question or an offer, or begin here:"
    )
    buttons = (
        (Button(EXAMPLE, f"{ASK}{EXAMPLE}"),),
        (Button("Value my offer", f"{ASK}/value"), Button("Compare roles", f"{ASK}/roles")),
    )
    return Said(Outcome.NOTICE, (Reply(text, buttons=buttons),))


def help_in_private(username: str) -> Said:
    """The answer to /help."""
    text = (
        "**Ask** in your own words: “vp equity”, “is 15 % sign-on normal”, “what is a cliff”.\n"
        "**Value** an offer in one message: “280k base, 20 % bonus, 150k RSUs over 4 years, Seattle”. "
        "Or go step by step with /value, or send a YAML or JSON file.\n"
        "/offers lists what you saved, /compare sets them side by side, /roles shows all roles.\n"
        "/sources says where the figures come from, /privacy what is kept, /cancel leaves a dialogue."
    )
    detail = (
        f"In any chat, type @{username} and a few words to send an answer there.\n"
        "In a group I answer /ask, replies to my messages, and /ask as a reply to somebody's question.\n"
        f"Telegram shows me a bare mention (@{username}) only where I am an admin of the group, or after the bot's "
        "owner turned its privacy mode off: @BotFather, /setprivacy, Disable, then add me to the group again."
    )
    return Said(Outcome.NOTICE, (Reply(text, detail),))


def help_in_group(username: str) -> Said:
    """The answer to /help in a group."""
    text = (
        "Ask with /ask, for instance /ask vp equity, or reply to one of my messages. "
        "/ask as a reply to somebody's question answers that question.\n" + BETWEEN_US
    )
    detail = (
        f"Telegram shows me a bare mention (@{username}) only if I am an admin here, or if the bot's owner turned its "
        "privacy mode off: @BotFather, /setprivacy, Disable, then add me again.\n"
        "Admins of this group: /settings."
    )
    said = in_private(text)
    reply = said.replies[0]
    return Said(Outcome.NOTICE, (Reply(reply.text, detail, buttons=reply.buttons),))


def into_group() -> Said:
    """What is said on being added to a group."""
    return in_private(
        "I answer questions about AI-leadership pay and equity: /ask vp equity, or reply to one of my messages. "
        "Otherwise I am silent.\n" + BETWEEN_US
    )
