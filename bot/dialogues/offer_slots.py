"""The questions of a valuation: base, bonus, stock and how it vests, sign-on, role, place."""

from decimal import Decimal

from bot.core.dialogue.forms import Answers, Choice, Json, ReadAnswer, Refusal, Scene, Slot, Took, Unsure
from bot.core.offers.grant_conversion import to_vesting
from bot.core.offers.sheet import VestingPart
from bot.core.offers.wording import vesting as vesting_words
from bot.core.reading.answers import read_schedule
from bot.core.reading.schedule import Schedule
from bot.core.replies.figures import bare, percent, points
from bot.core.replies.valued import kept_sheet
from bot.dialogues import offer_readers, readers, slot_words
from bot.dialogues.kit import NONE, Kit, money_choices
from bot.dialogues.sheet_answers import OFFER
from bot.dialogues.stock_reader import read_stock, show_stock
from calculators.money import HUNDRED, short
from calculators.refusal import Refused

_HALF, _SAME = Decimal("0.5"), Decimal(1)


class OfferSlots:
    """Readers, typical answers and conditions of the slots, with the knowledge they look into."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def all(self) -> tuple[Slot, ...]:
        """The slots in the order in which they are asked."""
        return (*self._cash(), *self._equity(), *self._rest())

    def _cash(self) -> tuple[Slot, ...]:
        return (
            Slot(
                "base", "base", "What is the base salary, a year?", "280k, or 9,500 a month",
                offer_readers.base, readers.show_money,
                ("I need one amount: the fixed pay of a year.", "Only the figure, please: 280k, €120,000 or 23k a month.", "If the letter gives a total, take out bonus and stock. Or press one of these to try it."),
                typical=lambda _answers, _scene: self._kit.base_choices(), skippable=False,
                words=("salary", "base salary", "base pay", "pay"), means=slot_words.BASE_MEANS, why=slot_words.BASE_WHY, asides=slot_words.BASE,
            ),
            Slot(
                "bonus", "bonus", "What is the yearly target bonus?", "20 %, 56k, or none",
                offer_readers.bonus, readers.show_share_or_amount,
                ("A share of base or an amount: 15 % or 40k.", "Just the figure: 20 %. If there is no bonus, say none.", "It stands in the letter as target or variable pay. “Skip” leaves it open."),
                typical=lambda _answers, _scene: (NONE, Choice("10 %", "10 %"), Choice("15 %", "15 %"), Choice("20 %", "20 %"), Choice("25 %", "25 %")),
                beside=_bonus_amount, foretold=True, words=("target bonus", "annual bonus", "yearly bonus", "variable"),
                means=slot_words.BONUS_MEANS, why=slot_words.BONUS_WHY, asides=slot_words.BONUS, unanswered=lambda _answers: "I count none.",
            ),
        )  # fmt: skip

    def _equity(self) -> tuple[Slot, ...]:
        amount = readers.show_money
        return (
            Slot(
                "stock", "stock", "How much stock, in total over the whole grant?", "150k, 25,000 options, or 0.3 %",
                lambda text, _answers, _scene: read_stock(text, self._kit.names.schedules), show_stock,
                ("The whole grant as the letter states it: an amount, a percentage, or a number of options.", "Write 150k for shares, 0.3 % for a part of the company, 25,000 options for options, none for nothing.", "A yearly figure works too: 90k a year. “Skip” leaves it open."),
                typical=self._stock_choices,
                words=("equity", "rsus", "rsu", "grant", "shares", "options", "the grant"),
                means=slot_words.STOCK_MEANS, why=slot_words.STOCK_WHY, asides=slot_words.STOCK, unanswered=lambda _answers: "I count none.",
            ),
            Slot(
                "strike", "strike", "What is the strike price of one option?", "1.20",
                offer_readers.price, amount,
                ("What one share will cost you, for example 1.20.", "It is in the option letter as exercise or strike price: 1.20.", "“Skip” leaves the options out of the figures."),
                condition=lambda answers, _scene: _kind(answers) == "options", words=("strike price", "exercise price"),
                means=slot_words.STRIKE_MEANS, why=slot_words.STRIKE_WHY, asides=slot_words.STRIKE,
            ),
            Slot(
                "price", "share price", "What is one share worth today?", "4.00",
                offer_readers.price, amount,
                ("The price of one share, for example 4.00.", "For a private company the 409A value or the last round's price: 4.00.", "“Skip” leaves them out of the figures."),
                condition=lambda answers, _scene: _kind(answers) == "options" or "units" in answers.get("stock", {}),
                words=("price", "fair value", "409a"), means=slot_words.PRICE_MEANS, why=slot_words.PRICE_WHY, asides=slot_words.PRICE,
            ),
            Slot(
                "company_value", "company value", "What is the company worth?", "50M",
                lambda text, _answers, _scene: readers.money(text, frozenset({"valuation", "company", "value", "worth", "post", "pre", "money"}), "The value of the company", positive=True),
                amount,
                ("The valuation of the last round, for example 50M.", "Write it with its size: 50M or 1.2bn.", "“Skip” leaves the percentage without a money value."),
                condition=lambda answers, _scene: _kind(answers) == "ownership", words=("valuation", "company's value"), beside=_stake_amount,
                means=slot_words.COMPANY_MEANS, why=slot_words.COMPANY_WHY, asides=slot_words.COMPANY,
            ),
            Slot(
                "vesting", "vesting", "How does it vest?", "4 years with a one-year cliff, 18 months, or 38/32/20/10",
                self._vesting, lambda value: vesting_words(VestingPart.model_validate(value)),
                ("How long until all of it is yours, for example 4 years.", "A length is enough: 18 months. With a cliff: 4 years, 1 year cliff. By year: 38/32/20/10.", "An employer's name works too: like Amazon. “Skip”, and I assume four years with a one-year cliff and say so."),
                typical=lambda _answers, _scene: (Choice("4 years, no cliff", "4 years, no cliff"), Choice("4 years, 1-year cliff", "4 years, 1 year cliff"), Choice("3 years", "3 years"), Choice("18 months", "18 months"), Choice("Like Amazon", "like amazon")),
                condition=lambda answers, _scene: _kind(answers) in {"rsu", "options", "ownership"},
                hangs_on="stock", unmistakable=True, words=("schedule", "vesting schedule", "cliff"),
                means=slot_words.VESTING_MEANS, why=slot_words.VESTING_WHY, asides=slot_words.VESTING,
                unanswered=lambda _answers: "I take 4 years with a one-year cliff, and say so.",
            ),
        )  # fmt: skip

    def _rest(self) -> tuple[Slot, ...]:
        return (
            Slot(
                "sign_on", "sign-on", "Is there a sign-on bonus, paid once?", "30k, or none",
                self._sign_on, offer_readers.show_sign_on,
                ("One amount, paid once: 30k. Or none.", "Just the figure: 30k, or 90k now and 60k in year 2. If there is none, say none.", "“Skip” leaves it open, and I count none."),
                typical=self._sign_on_choices, words=("sign on", "signing bonus", "signing", "joining bonus", "sign on bonus"),
                means=slot_words.SIGN_ON_MEANS, why=slot_words.SIGN_ON_WHY, asides=slot_words.SIGN_ON, unanswered=lambda _answers: "I count none.",
            ),
            Slot(
                "role", "role", "Which role is it? Then I set it beside the benchmarks.", "VP, director, or ML engineer",
                self._role, str,
                ("I know the guide's four roles and some public data: manager, director, VP, CAIO, ML engineer, data scientist.", "Press the nearest one, or write a title such as “machine learning engineer”.", "“Skip”: the valuation does not need it."),
                typical=lambda _answers, _scene: self._kit.role_choices(), words=("title", "level", "job"), unmistakable=True,
                means=slot_words.ROLE_MEANS, why=slot_words.ROLE_WHY,
            ),
            Slot(
                "location", "place", "Where is the job?", "Seattle, London, or remote",
                self._place, str,
                ("A city or a country I know, for example Seattle.", "Only the name: Berlin. A place changes no figure, only what I set beside it.", "“Skip”: the valuation does not need it."),
                typical=lambda _answers, _scene: tuple(Choice(name, name) for name in self._hubs()),
                words=("location", "city", "where"), unmistakable=True, means=slot_words.PLACE_MEANS, why=slot_words.PLACE_WHY, asides=slot_words.PLACE,
            ),
        )  # fmt: skip

    def _hubs(self) -> tuple[str, ...]:
        knowledge = self._kit.knowledge
        names = {metro.id: metro.name for metro in knowledge.metros.places}
        names |= {city.id: city.name for city in knowledge.cities.places}
        return tuple(names[hub] for hub in knowledge.hubs.leading if hub in names)[:3]

    def _stock_choices(self, answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        base = answers.get("base")
        if not base:
            return (NONE, Choice("150k", "150k"), Choice("300k", "300k"))
        amount = readers.amount_of(base)
        sizes = [(amount * times / 10_000).quantize(_SAME) * 10_000 for times in (_HALF, _SAME)]
        return (NONE, *money_choices(size for size in sizes if size))

    def _sign_on_choices(self, answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
        base = answers.get("base")
        if not base:
            return (NONE,)
        usual = short(self._kit.sign_on_for(readers.amount_of(base)))
        return (NONE, Choice(f"{usual} (guide's average)", usual))

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
