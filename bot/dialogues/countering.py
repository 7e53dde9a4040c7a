"""What to ask for: by which figure, up to what, and with which part of the offer."""

from collections.abc import Mapping
from decimal import Decimal

from bot.core.dialogue.forms import (
    Absorbed,
    Answers,
    Choice,
    Finished,
    Form,
    Json,
    ReadAnswer,
    Refusal,
    Reopened,
    Scene,
    Took,
)
from bot.core.messages import Outcome, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import Share, read_percent
from bot.core.reading.word_sets import words
from bot.core.replies.comparison_reply import named_apart
from bot.core.replies.counter_reply import LEVER_NAMES, counter_reply
from bot.core.replies.figures import bare
from bot.core.replies.valued import Valued, kept_sheet, sheet_data, valued
from bot.core.valuing import saved_offers
from bot.dialogues import readers
from bot.dialogues.kit import Kit
from bot.dialogues.measures import read_aim, read_lever, read_measure, show_lever, show_measure
from bot.dialogues.sheet_answers import OFFER
from bot.dialogues.which_offer import offer_in, read_offer, show_offer, which_slot
from calculators.counter import LEVERS, TARGETS, Target
from calculators.currencies import convert_offer, rate_between
from calculators.money import HUNDRED, precise, round_up, short
from calculators.offer import Offer
from calculators.refusal import Refused
from knowledge.benchmarks import Measure

_STEP = Decimal(1000)
_STEP_WORDS = words("more higher want another extra plus up increase raise least by top above than now")
_MORE = (Decimal(5), Decimal(10), Decimal(20))
_MOST_SAVED = 3


def form(kit: Kit) -> Form:
    """The declaration."""
    declared, said = _Counter(kit), kit.wording("counter")
    return Form(
        **said.heading,
        slots=(
            which_slot(kit, said),
            said.slot("on", declared.on, show_measure, unmistakable=True),
            said.slot(
                "target",
                declared.target,
                _show_target,
                typical=declared.choices,
                skippable=False,
                foretold=True,
            ),
            said.slot(
                "lever",
                lambda text, _answers, _scene: read_lever(text),
                show_lever,
                typical=lambda _answers, _scene: (*said.choices("lever"), *_levers()),
                unmistakable=True,
            ),
        ),
        finish=declared.finish,
        carried=(OFFER,),
        confirms=False,
        offers_of=_offers,
        goes_on=True,
    )


def _offers(answers: Answers) -> tuple[Mapping[str, Json], ...]:
    """The offer and the one that it is to match, where that was told: they can be compared afterwards."""
    sheet, target = offer_in(answers), answers.get("target") or {}
    other = kept_sheet(target.get("match"))
    if sheet is None or other is None:
        return ()
    return tuple(sheet_data(one) for one in named_apart((sheet, other)))


def _levers() -> tuple[Choice, ...]:
    return tuple(Choice(label.capitalize(), label) for label in LEVER_NAMES.values())


class _Counter:
    """Typical targets and the finish."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def on(self, text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        """The figure that should go up; an amount is a target for the first year already."""
        measure = read_measure(text, TARGETS)
        if measure is not None:
            return measure
        amount = _amount(text)
        if isinstance(amount, Took):
            return Absorbed({"on": "first_year", "target": amount.value}, "I take that for the first year.")
        wanted = read_aim(text)
        return Absorbed(wanted, "Noted.") if wanted is not None else None

    def target(self, text: str, answers: Answers, scene: Scene) -> ReadAnswer:
        """An amount, a step in percent, or another offer."""
        share = (
            read_percent(text.removeprefix("+"), _STEP_WORDS) if "%" in text or "percent" in text else None
        )
        if isinstance(share, Share):
            if not 0 < share.percent <= HUNDRED:
                return Refusal("A step lies between 0 and 100 %.")
            return Took({"percent": str(share.percent)})
        read = _amount(text)
        if isinstance(read, Took):
            return self._above(read, answers)
        if read is not None:
            return read
        other = read_offer(text.removeprefix("match ").removeprefix("like "), scene, self._kit)
        if not isinstance(other, Took):
            return other
        mine = offer_in(answers)
        if mine is not None and other.value == sheet_data(mine):
            return Refusal("That is the same offer. Which other one should it match?")
        return Took({"match": other.value})

    def _above(self, read: Took, answers: Answers) -> Took | Refusal:
        """An amount that is not reached yet."""
        one = _valued(offer_in(answers))
        if one is None:
            return read
        all_years = answers.get("on") == "horizon_total"
        figure = one.valuation.horizon_total if all_years else one.valuation.first_year
        if readers.amount_of(read.value) > figure:
            return read
        span = "All years together come" if all_years else "The first year comes"
        return Refusal(f"{span} to {bare(figure)} already. Which figure above that?")

    def choices(self, answers: Answers, scene: Scene) -> tuple[Choice, ...]:
        """Steps up, the guide's total for the role, and kept offers."""
        sheet = offer_in(answers)
        one = _valued(sheet)
        if one is None:
            return ()
        figure = one.valuation.figure(
            "horizon_total" if answers.get("on") == "horizon_total" else "first_year"
        )
        steps = [round_up(figure * (HUNDRED + more) / HUNDRED, _STEP) for more in _MORE]
        choices = [
            Choice(f"{short(value)} (+{more}\u00a0%)", short(value))
            for more, value in zip(_MORE, steps, strict=True)
        ]
        role = self._kit.guide_role(one.sheet.role)
        if role is not None and one.offer.currency == "USD" and answers.get("on") != "horizon_total":
            total = self._kit.knowledge.roles.rows()[role].fact(Measure.TOTAL)
            if total.number > figure:
                choices.append(Choice(f"{total} (guide's total)", short(total.number)))
        others = [offer for offer in scene.offers if not saved_offers.same_name(offer.name, one.name)]
        return (
            *choices,
            *(Choice(f"Match {offer.name}", f"match {offer.name}") for offer in others[:_MOST_SAVED]),
        )

    def finish(self, answers: Answers, _scene: Scene) -> Finished | Reopened:
        """What each part would have to be."""
        sheet = offer_in(answers)
        one = _valued(sheet)
        if one is None or sheet is None:
            return Reopened("which", "I can't value that offer yet.")
        if "target" not in answers:
            return Reopened("target", "I need a target.")
        on: Target = "horizon_total" if answers.get("on") == "horizon_total" else "first_year"
        lever = next((name for name in LEVERS if name == answers.get("lever")), None)
        try:
            target = self._wanted(one, answers["target"], on)
            reply = counter_reply(one, target, on, (lever,) if lever else LEVERS)
        except Refused as refused:
            return Reopened("target", refused.sentence)
        beside = _offers(answers)
        draft = beside[0] if beside else sheet_data(sheet)
        return Finished(Said(Outcome.VALUATION, (reply,)), draft, compared=beside)

    @precise
    def _wanted(self, one: Valued, target: Json, on: Target) -> Decimal | Offer:
        if "percent" in target:
            figure = one.valuation.horizon_total if on == "horizon_total" else one.valuation.first_year
            return round_up(figure * (HUNDRED + Decimal(target["percent"])) / HUNDRED, _STEP)
        if "match" not in target:
            return readers.amount_of(target)
        sheet = kept_sheet(target["match"])
        if sheet is None:
            raise Refused("target", "I can't read that offer any more. Name an amount instead.")
        offer = valued(sheet, "the other offer").offer
        if offer.currency == one.offer.currency:
            return offer
        return convert_offer(offer, rate_between(offer.currency, one.offer.currency, self._kit.rates))


def _amount(text: str) -> ReadAnswer:
    return readers.money(
        text, frozenset({"to", "reach", "at", "least", "match"}), "The target", positive=True
    )


def _valued(sheet: OfferSheet | None) -> Valued | None:
    try:
        return valued(sheet) if sheet is not None else None
    except Refused:
        return None


def _show_target(value: Json) -> str:
    if "percent" in value:
        return f"{value['percent']}\u00a0% more"
    if "match" in value:
        return f"like {show_offer(value['match'])}"
    return bare(readers.amount_of(value))
