"""Estimate a sign-on: the guide's share of a base, and where an offered one stands."""

from bot.core.dialogue.forms import Answers, Choice, Finished, Form, Json, ReadAnswer, Reopened, Scene, Slot
from bot.core.messages import Outcome, Said
from bot.core.replies.figures import bare
from bot.core.replies.flags import SIGN_ON
from bot.core.replies.sign_on_reply import sign_on_reply
from bot.core.replies.valued import kept_sheet
from bot.dialogues import offer_readers, readers, slot_words
from bot.dialogues.kit import NONE, Kit, money_choices
from calculators.money import HUNDRED


def form(kit: Kit) -> Form:
    """The declaration."""

    def role(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        return readers.role(text, dict(kit.names.roles))

    def offered_choices(answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        base = answers.get("base")
        usual = [kit.sign_on_for(readers.amount_of(base))] if base else []
        return (NONE, *money_choices(usual))

    def usual(value: Json, _answers: Answers) -> str:
        fact = kit.knowledge.fact(*SIGN_ON)
        return f"{fact} of it is {bare(readers.amount_of(value) * fact.number / HUNDRED)}"

    def finish(answers: Answers, scene: Scene) -> Finished | Reopened:
        return _finish(kit, answers, scene)

    return Form(
        name="sign-on",
        title="the sign-on",
        slots=(
            Slot(
                "base", "base", "What is the base salary, a year?", "280k",
                lambda text, _answers, _scene: readers.money(text, readers.BASE_WORDS, "The base", positive=True), readers.show_money,
                ("One amount, the fixed pay of a year: 280k.", "Only the figure: 280k, or €120,000."),
                typical=lambda _answers, scene: _bases(kit, scene), skippable=False, words=("salary", "base salary"), beside=usual, means=slot_words.BASE_MEANS,
                why="The guide gives a sign-on as a share of base.", asides=slot_words.BASE,
            ),
            Slot(
                "role", "role", "Which role is it?", "director", role, str,
                ("One of manager, director, VP or CAIO. “Skip” leaves it open.", "The guide gives a sign-on only for directors; press the nearest role."),
                typical=lambda _answers, _scene: kit.role_choices(), words=("title", "level"), unmistakable=True,
                means=slot_words.ROLE_MEANS, why="The guide gives a sign-on for directors only; for others it is a rule of thumb.",
            ),
            Slot(
                "offered", "offered", "Have they named a sign-on already?", "30k, or none",
                lambda text, answers, _scene: offer_readers.of_base(text, answers) or readers.money(text, readers.SIGN_ON_WORDS, "A sign-on"), readers.show_money,
                ("One amount: 30k. Or none.", "“Skip” if they have said nothing yet."),
                typical=offered_choices, words=("sign on", "sign-on", "they offer", "they offered", "they offer me", "they offered me", "mine"), asked=False,
                means="What they offer to pay once for joining, if they named it: 30k.", why="Then I set it beside the guide's average.",
            ),
        ),
        finish=finish,
        outcome=Outcome.ANSWER,
        confirms=False,
        goes_on=True,
    )  # fmt: skip


def _bases(kit: Kit, scene: Scene) -> tuple[Choice, ...]:
    """The base of the offer last talked about, else the guide's."""
    sheet = kept_sheet(scene.draft)
    if sheet is not None and sheet.base is not None:
        return money_choices([sheet.base])
    return kit.base_choices()


def _finish(kit: Kit, answers: Answers, _scene: Scene) -> Finished | Reopened:
    base: Json = answers.get("base")
    if not base:
        return Reopened("base", "I can't do without the base.")
    offered = answers.get("offered")
    amount = readers.amount_of(offered) if offered else None
    currency = base.get("currency") or "USD"
    reply = sign_on_reply(
        kit.knowledge, readers.amount_of(base), kit.guide_role(answers.get("role")), amount, currency
    )
    return Finished(Said(Outcome.ANSWER, (reply,)), entry=SIGN_ON[0])
