"""The questions of a valuation: base, bonus, stock and how it vests, sign-on, role, place."""

from decimal import Decimal

from bot.core.dialogue.forms import Answers, Choice, Json, ReadAnswer, Refusal, Scene, Slot, Took, Unsure
from bot.core.offers.grant_conversion import to_vesting
from bot.core.offers.sheet import VestingPart
from bot.core.offers.wording import vesting as vesting_words
from bot.core.reading.answers import read_schedule
from bot.core.reading.schedule import Schedule
from bot.core.reading.word_sets import words
from bot.core.replies.figures import bare, percent, points
from bot.core.replies.valued import kept_sheet
from bot.dialogues import offer_readers, readers
from bot.dialogues.kit import Kit, money_choices
from bot.dialogues.sheet_answers import OFFER
from bot.dialogues.stock_reader import read_stock, show_stock
from calculators.money import HUNDRED, short
from calculators.refusal import Refused

_HALF, _SAME = Decimal("0.5"), Decimal(1)
_COMPANY_WORDS = words("valuation company value worth post pre money")


class OfferSlots:
    """Readers, typical answers and conditions of the slots, with the knowledge they look into."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._said = kit.wording("value")

    def all(self) -> tuple[Slot, ...]:
        """The slots in the order in which they are asked."""
        return (*self._cash(), *self._equity(), *self._rest())

    def _cash(self) -> tuple[Slot, ...]:
        return (
            self._said.slot(
                "base",
                offer_readers.base,
                readers.show_money,
                typical=lambda _answers, _scene: self._kit.base_choices(),
                skippable=False,
            ),
            self._said.slot(
                "bonus",
                offer_readers.bonus,
                readers.show_share_or_amount,
                beside=_bonus_amount,
                foretold=True,
            ),
        )

    def _equity(self) -> tuple[Slot, ...]:
        return (
            self._said.slot("stock", self._stock, show_stock, typical=self._stock_choices),
            self._said.slot(
                "strike",
                offer_readers.price,
                readers.show_money,
                condition=lambda answers, _scene: _kind(answers) == "options",
            ),
            self._said.slot(
                "price",
                offer_readers.price,
                readers.show_money,
                condition=lambda answers, _scene: (
                    _kind(answers) == "options" or "units" in answers.get("stock", {})
                ),
            ),
            self._said.slot(
                "company_value",
                _company_value,
                readers.show_money,
                condition=lambda answers, _scene: _kind(answers) == "ownership",
                beside=_stake_amount,
            ),
            self._said.slot(
                "vesting",
                self._vesting,
                lambda value: vesting_words(VestingPart.model_validate(value)),
                condition=lambda answers, _scene: _kind(answers) in {"rsu", "options", "ownership"},
                hangs_on="stock",
                unmistakable=True,
            ),
        )

    def _rest(self) -> tuple[Slot, ...]:
        return (
            self._said.slot(
                "sign_on", self._sign_on, offer_readers.show_sign_on, typical=self._sign_on_choices
            ),
            self._said.slot(
                "role",
                self._role,
                str,
                typical=lambda _answers, _scene: self._kit.role_choices(),
                unmistakable=True,
            ),
            self._said.slot(
                "location",
                self._place,
                str,
                typical=lambda _answers, _scene: tuple(Choice(name, name) for name in self._hubs()),
                unmistakable=True,
            ),
        )

    def _hubs(self) -> tuple[str, ...]:
        knowledge = self._kit.knowledge
        names = {metro.id: metro.name for metro in knowledge.metros.places}
        names |= {city.id: city.name for city in knowledge.cities.places}
        return tuple(names[hub] for hub in knowledge.hubs.leading if hub in names)[:3]

    def _stock_choices(self, answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        """The first that is written, half the base and all of it; without a base all that is written."""
        written, base = self._said.choices("stock"), answers.get("base")
        if not base:
            return written
        amount = readers.amount_of(base)
        sizes = [(amount * times / 10_000).quantize(_SAME) * 10_000 for times in (_HALF, _SAME)]
        return (*written[:1], *money_choices(size for size in sizes if size))

    def _sign_on_choices(self, answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        written, base = self._said.choices("sign_on"), answers.get("base")
        if not base:
            return written
        usual = short(self._kit.sign_on_for(readers.amount_of(base)))
        return (*written, Choice(f"{usual} (guide's average)", usual))

    def _stock(self, text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        return read_stock(text, self._kit.names.schedules)

    def _vesting(self, text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        read = read_schedule(text, self._kit.names.schedules)
        if read is None:
            return None
        if not isinstance(read, Schedule):
            return Unsure()
        part = VestingPart.of(read)
        try:
            to_vesting(part)
        except Refused as refused:
            return Refusal(refused.sentence)
        return Took(part.model_dump(mode="json", exclude_none=True))

    def _sign_on(self, text: str, answers: Answers, _scene: Scene) -> ReadAnswer:
        return offer_readers.sign_on(text, answers, self._kit.names)

    def _role(self, text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        return readers.role(text, dict(self._kit.names.roles))

    def _place(self, text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
        if text.strip().casefold() in {"remote", "anywhere", "fully remote", "from home"}:
            return Took("remote")
        return readers.name_among(text, dict(self._kit.names.places), ())


def _company_value(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return readers.money(text, _COMPANY_WORDS, "The value of the company", positive=True)


def _kind(answers: Answers) -> str | None:
    stock = answers.get("stock")
    return stock.get("kind") if stock else None


def _stake_amount(value: Json, answers: Answers) -> str:
    """What a percentage of the company comes to."""
    percent = answers.get("stock", {}).get("percent")
    if percent is None:
        return ""
    share = Decimal(percent)
    return f"{points(share)} of it is {bare(share / HUNDRED * readers.amount_of(value))}"


def _bonus_amount(value: Json, answers: Answers) -> str:
    """What a share of base comes to, and what of it is usually paid where that was said."""
    base, share = answers.get("base"), Decimal(str(value.get("share", 0)))
    target = share * readers.amount_of(base) if base and share else None
    part = kept_sheet(answers.get(OFFER))
    payout = part.bonus.payout if part is not None and part.bonus is not None else None
    said = [bare(target)] if target is not None else []
    if payout is not None and payout != 1:
        full = target if target is not None else Decimal(str(value.get("amount", 0)))
        said.append(f"{percent(payout)} of it paid{f': {bare(full * payout)}' if full else ''}")
    return ", ".join(said)
