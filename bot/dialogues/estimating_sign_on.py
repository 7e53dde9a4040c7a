"""Estimate a sign-on: the guide's share of a base, and where an offered one stands."""

from bot.core.dialogue.forms import Answers, Choice, Finished, Form, Json, ReadAnswer, Reopened, Scene
from bot.core.messages import Outcome, Said
from bot.core.replies.figures import bare
from bot.core.replies.flags import SIGN_ON
from bot.core.replies.sign_on_reply import sign_on_reply
from bot.core.replies.valued import kept_sheet
from bot.dialogues import offer_readers, readers
from bot.dialogues.kit import Kit, money_choices
from calculators.money import HUNDRED


def form(kit: Kit) -> Form:
    """The declaration."""
    said = kit.wording("sign-on")

    def read_base(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        return readers.money(text, readers.BASE_WORDS, "The base", positive=True)

    def read_offered(text: str, answers: Answers, _scene: Scene) -> ReadAnswer:
        return offer_readers.of_base(text, answers) or readers.money(text, readers.SIGN_ON_WORDS, "A sign-on")

    def read_role(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        return readers.role(text, dict(kit.names.roles))

    def offered_choices(answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        base = answers.get("base")
        usual = [kit.sign_on_for(readers.amount_of(base))] if base else []
        return (*said.choices("offered"), *money_choices(usual))

    def usual(value: Json, _answers: Answers) -> str:
        fact = kit.knowledge.fact(*SIGN_ON)
        return f"{fact} of it is {bare(readers.amount_of(value) * fact.number / HUNDRED)}"

    def finish(answers: Answers, scene: Scene) -> Finished | Reopened:
        return _finish(kit, answers, scene)

    return Form(
        **said.heading,
        slots=(
            said.slot(
                "base",
                read_base,
                readers.show_money,
                typical=lambda _answers, scene: _bases(kit, scene),
                skippable=False,
                beside=usual,
            ),
            said.slot(
                "role", read_role, str, typical=lambda _answers, _scene: kit.role_choices(), unmistakable=True
            ),
            said.slot("offered", read_offered, readers.show_money, typical=offered_choices, asked=False),
        ),
        finish=finish,
        outcome=Outcome.ANSWER,
        confirms=False,
        goes_on=True,
    )


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
