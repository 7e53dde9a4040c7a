"""A small dialogue for testing the engine: sending a parcel, whose insurance is asked only where there is something to insure."""

from bot.core.dialogue.forms import (
    Absorbed,
    Answers,
    Choice,
    Finished,
    Form,
    ReadAnswer,
    Refusal,
    Reopened,
    Scene,
    Slot,
    Took,
    Unsure,
)
from bot.core.messages import Outcome, Reply, Said

PLACES = ("oslo", "rome", "lima")
NOWHERE = Scene()


def weight(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    if text == "idk":
        return Unsure()
    if not text.isascii() or not text.isdigit():
        return None
    if len(text) > 2:
        return Refusal("At most 99 kg.", ("99",))
    return Took(int(text))


def to(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return Took(text) if text in PLACES else None


def worth(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return Took(int(text[:-4])) if text.endswith(" eur") and text[:-4].isdigit() else None


def insured(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return Took(text == "yes") if text in {"yes", "no"} else None


def absorb(text: str, _answers: Answers, _scene: Scene) -> Absorbed | None:
    """`12 kg to rome` answers two questions."""
    size, _, place = text.partition(" kg to ")
    return (
        Absorbed({"weight": int(size), "to": place}, f"Noted: {text}.")
        if size.isdigit() and place in PLACES
        else None
    )


def finish(answers: Answers, _scene: Scene) -> Finished | Reopened:
    if "weight" not in answers:
        return Reopened("weight", "Nothing goes without its weight.")
    if answers.get("to") == "lima" and answers["weight"] > 50:
        return Reopened("weight", "To Lima at most 50 kg.")
    return Finished(Said(Outcome.VALUATION, (Reply(f"Sent: {dict(answers)}"),)))


def kg(value: object) -> str:
    return f"{value} kg"


PARCEL = Form(
    name="parcel",
    title="the parcel",
    slots=(
        Slot("weight", "weight", "How heavy?", "12", weight, kg, ("A number.", "A number of kilograms: 12."), skippable=False),
        Slot(
            "to", "destination", "Where to?", "Rome", to, str, ("A place.", "Oslo, Rome or Lima.", "Write rome."),
            typical=lambda _answers, _scene: tuple(Choice(place.title(), place) for place in PLACES), words=("place",),
        ),
        Slot("worth", "worth", "What is it worth?", "20 eur", worth, lambda value: f"{value} eur", ("An amount: 20 eur.",)),
        Slot(
            "insured", "insurance", "Insure it?", "yes", insured, lambda value: "yes" if value else "no", ("Yes or no.",),
            condition=lambda answers, _scene: bool(answers.get("worth")), hangs_on="worth",
        ),
    ),
    finish=finish,
    opening="Let us send it.",
    carried=("_from",),
    absorb=absorb,
    done="Send it",
)  # fmt: skip
