"""Questions about figures of offers: "what is the 4 year total", "how much of that is cash", "in euros?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.core.reading.currencies import CODES, NAMES
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from bot.core.valuing.periods import AVERAGE, NUMBER, YEAR, YEARS, Period, cut, month_of, period_of
from bot.core.valuing.wishes import LEAVING, words_of
from calculators.payments import Part


class About(StrEnum):
    """What is asked of an offer."""

    PAY = "pay"
    CASH = "cash"
    RECRUITER = "recruiter's number"
    RECURRING = "recurring"
    PRESENT = "present value"
    MONTH = "month"
    CLIFF = "cliff"
    VESTING = "vesting"
    ASSUMED = "assumed"
    PARTS = "parts"
    WHY = "why"
    BREAK_EVEN = "break-even"
    CURRENCY = "currency"
    LEAST_YEAR = "least year"
    BEST_YEAR = "best year"
    CHANGE = "change"
    RECRUITER_QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about offers: of which part, of which time, in which currency.

    `surely` means that only an offer can have such a figure; the others are questions about an offer only where one
    was just talked about. `comparing` asks which of several is ahead, `parts` are several that are added up, `rate` is
    the discount rate of a present value. `guessed` says that a word or two were not understood: it is a question about
    the offer only where nothing else answers it.
    """

    about: About
    part: Part | None = None
    period: Period | None = None
    month: int | None = None
    currency: str = ""
    surely: bool = False
    comparing: bool = False
    parts: tuple[Part, ...] = ()
    rate: Decimal | None = None
    guessed: bool = False


_PARTS: tuple[tuple[Part, str], ...] = (
    ("one_time", "sign ?-?on(?: bonus)?|signing(?: bonus)?|one-?time(?: money| cash)?"),
    ("bonus", "bonus(?:es)?"),
    ("base", "base(?: salary| pay)?|salary"),
    ("equity", "stocks?|equity|shares?|rsus?|grants?|paper|options?|vests?"),
    ("retirement", "401k|retirement|pension"),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<{part}>\b(?:{names})\b)" for part, names in _PARTS))
_KINDS: tuple[tuple[About, str], ...] = (
    (About.RECRUITER_QUESTIONS, r"what (?:else )?(?:should|could|can|do|must|would) (?:i|we|you) (?:ask|clarify|check|find out|verify|want to know|look out for)(?: (?:the|my|a|them|their))?(?: (?:recruiters?|company|employer|hr|hiring manager|them|with the recruiter|with them))*(?: about)?(?: (?:it|this|that|the offer))?|(?:which|what) (?:are the )?(?:two |best |most important )*questions(?: (?:should|do|can|could) i ask)?(?: (?:for|to|to ask)? ?(?:the |my )?(?:recruiter|them|hr|employer))?|questions (?:for|to ask) (?:the |my )?(?:recruiter|employer|hr|company|them)|what is worth asking|what to ask (?:the |my )?(?:recruiter|employer|hr|company)"),
    (About.RECRUITER, r"(?:what|how much) (?:would|does|do|will|did|might) (?:the |a |my |your )?recruiters? (?:call|say|quote|name|count|tell|advertise)(?: (?:me|it|this|that))*|face value|recruiter(?:'s|s)? (?:number|figure|value|total)|headline(?: (?:number|figure|value))?|on paper|package value|sticker (?:price|value)|everything added up|all added up|calls? (?:this|it|that) an? \S+ (?:package|offer|deal)"),
    (About.RECURRING, r"recurring(?: (?:pay|average))?|(?:without|minus|less|leaving out|not counting|ignoring|ignore|excluding|if i (?:ignore|exclude|leave out)) (?:the |that |any |all |both )?(?:one[ -]?time|sign ?-?ons?|signing|one[ -]?offs?)(?: money| cash| payments?| bonus(?:es)?| stuff| things)?|excluding one-?time(?: money)?|steady[ -]state"),
    (About.PRESENT, r"present value|npv|net present value|in today's (?:money|dollars)|discounted"),
    (About.BREAK_EVEN, r"(?:(?:from|in|after|by) )?(?:which|what) month(?: on)?(?=.* (?:ahead|better|more)\b)|when (?=.* ahead\b)|(?:break|breaks)[ -]?even(?: point)?|overtak(?:es?|en|ing)|overtook|catch(?:es)? up|pulls? ahead|gets? ahead|cross(?:es)? over|surpass(?:es)?"),
    (About.ASSUMED, r"(?:did |do |have )?(?:you |were |was |are |is )*(?:assum(?:e|ed|ing|ptions?))(?: (?:made|used|in it))?|taken? for granted"),
    (About.PARTS, r"break ?-?downs?|break (?:it|this|that|them) down|broken down|year by year|by year|year-by-year|each year|every year|itemi[sz]ed?|in detail|details|the parts|(?:is|was|did|do|are) (?:it|that|this|you|they) (?:calculate[d]?|compute[d]?|work(?:ed)? (?:it |that )?out|get (?:to )?(?:that|there|it|this)|got (?:that|there|it))|how (?:did|do) you (?:get|calculate|compute|work)|where (?:does|do|did) (?:that|this|it) come from|show (?:me )?(?:the|your) (?:work|math|maths|calculation|sums?|parts)"),
    (About.WHY, r"why (?:is|does|do|are|would)(?: it)?(?: (?:ahead|better|more|worse|behind|less|lower|higher|lead|leads|win|wins|leading))*|what makes the difference|where (?:is|does) the (?:difference|gap)(?: come from)?|what is the difference|what's the difference|difference"),
    (About.CHANGE, r"(?:than|compared (?:to|with)|versus|vs|against) (?:the )?(?:very )?(?:before|first (?:version|one|offer|numbers)|original(?: \w+)?|old (?:one|offer|numbers)|previous(?: \w+)?|at the (?:start|beginning))"),
    (About.LEAST_YEAR, r"(?:which|what)(?: year)? (?:is|was|pays|would be) (?:the )?(?:worst|lowest|smallest|weakest|poorest|least)(?: year| of them)?|(?:worst|lowest|weakest|smallest) year|which year pays (?:the )?least"),
    (About.BEST_YEAR, r"(?:which|what)(?: year)? (?:is|was|pays|would be) (?:the )?(?:best|highest|biggest|strongest|most)(?: year| of them)?|(?:best|highest|strongest|biggest) year|which year pays (?:the )?most"),
    (About.CASH, r"cash(?: share| part| portion| component)?|(?:can |could )?(?:really )?(?:count|rely|depend) on|guaranteed|liquid|certain|safe|contractual"),
    (About.CLIFF, r"(?:at|before|after|on|hit|reach|until|till|by) (?:the |my |its |it )?(?:\w+[ -]?(?:month|year) )?cliff|my cliff|cliff date"),
    (About.VESTING, r"(?:when|how) (?:does|do|will|is|are) (?:\w+ ){0,3}vest(?:ed|ing)?|vesting schedule|vesting dates|when (?:do|does|will|can) i (?:get|receive|own) (?:\w+ ){0,2}(?:stock|shares|rsus?|equity|grant)|vests? when|next vest(?:ing)?(?: date)?"),
)  # fmt: skip
_READERS = tuple((about, re.compile(rf"\b(?:{pattern})(?!\w)")) for about, pattern in _KINDS)
_ABOVE = re.compile(
    r"\b(?:which|who|what)\b.*\b(?:better|best|more|most|higher|highest|wins?|ahead|leads?|should i take|do i take|"
    r"should i (?:accept|choose|pick)|worth more|less|least|lower|worse)\b|\bwhich (?:one|offer)\b|\bis it (?:still )?(?:better|ahead|worth more|higher)\b|"
    r"\bcompare\b|\b(?:by )?how (?:much|far|big|large)\b.*\b(?:ahead|apart|behind|better|worse|difference|gap)\b|\bby how much\b|\bwho wins\b"
)
_APART = re.compile(r"\b(?:ahead|apart|behind|(?:by )?how much (?:better|worse|more|less))\b")
"""Asks by how much offers differ, whatever the time."""
_DEFINING = re.compile(
    r"^(?:so |and )?(?:what (?:is|are|does)|what's|whats|define|explain|how (?:does|do)|why (?:do|does))\b"
    r"(?!.*\b(?:the|my|its|it|that|this|these|i|they|you|we|me|there|in|of|year|years|month|months|per)\b)"
)
"""Asks what a word means, not what it comes to in an offer: "what is face value"."""
_STATING = re.compile(
    rf"\b(?:with|on|under) (?:an? |the )?(?:\w+ )?{NUMBER}[ -]?(?:years?|months?)(?:'s)? vest(?:ing)?\b|"
    rf"\bvesting(?: period| schedule)? (?:\w+ )?(?:is|was|should be) (?:\w+ )?{NUMBER}[ -](?:years?|months?)\b"
)
"""Says what the schedule is: "vesting is actually 2 years"."""
_ORDERING = re.compile(
    r"^(?:(?:ok|okay|so|and|now|then|please|hm+|actually|no|wait) )*(?:make|set|change|put|switch)\b(?! up| sense| (?:it|that|this) (?:monthly|yearly|hourly|per|a month|in \w+$))"
)
"""Tells what to change: "make the vesting 2 years"."""
_TERMS = words(
    """cliff cliffs clawback clawbacks tranche tranches dilution strike acceleration severance refresher refreshers
    raise raises tax taxes role roles director directors manager managers vp caio market median benchmark normal usual
    typical standard leaders people women vesting vest vested"""
)
"""What a question about something else is about."""
_NEGATED = re.compile(r"\b(?:not|never|isn't|isnt|aren't) (?:be |been |being )?(?:paid|pay|pays|given|get)\b")
_SUPPOSED = re.compile(r"(?:and |so |ok |now )*(?:what )?if\b")
_SUPPOSING = re.compile(r"\b(?:if|suppose|supposing|assuming|imagine)\b")
_ASSUMING = re.compile(
    r"\bhorizon\b|\bgrowth (?:of|at|by|is|to)\b|\d ?(?:%|percent) growth\b|\bassum\w+ .*growth\b|^(?!.*\b(?:present value|npv)\b).*\bdiscount\b"
)
"""Changes an assumption: "over a horizon of 3 years"."""
LONGEST = 160
TELLING = 0.3
"""Words rarer than this say something."""
MOST_TELLING = 2
_WHY_AHEAD = re.compile(
    r"\bwhy\b.*\b(?:better|best|ahead|wins?|leads?|behind|worse|worth)\b|\bdifference\b|\bwhy\b.* than (?:it|the other)\b"
)
_FALLING = re.compile(
    r"\b(?:pay|drops?|falls?|decreases?|goes down|go down|sinks?|shrinks?|lower|differ(?:s|ent)?|last|later|years?)\b"
)
_COMPARING = words(
    """which who better best more most higher highest win wins ahead leads lead take accept choose pick worth less than
    least lower worse compare compared by still should should it or and between difference gap large big far apart behind"""
)
_FILLERS = words(
    """what what's whats that's thats everything is are was will would be do does did i i'd i'll i'm me mine my we you your it it's its that
    this the a an of in on at to for from by with and or so ok okay then now much how many get gets got make makes earn
    earns receive receives have has had give gives pay pays paid bring brings come comes out end up one offer offers
    package deal comp compensation really actually exactly just about tell show please can could calculate compute
    amount value worth figure number money all there here going go happen happens change changes different hey hi again when still left will've
    if also them they both each either share part portion percent percentage vest vests vested vesting add adds count
    counts full whole during time look looks like i've take home reach reaches until till only real expect into
    convert converted currency expressed say after month months year years thanks vs roughly approximately about around
    keep averaged left walk away those these her his there mean meant guess think want see like sort kind stuff thing
    things hmm hm oh wow only alone bit since because done finally hand own mine ours once shares else though tho
    actual contract ok'd sum added up together again current said says version very received in-hand"""
)  # fmt: skip


Rarity = Callable[[str], float]
"""How rare a word is in English: 0 for the commonest, 1 for unknown ones."""


def read_figure_question(text: str, rarity: Rarity | None = None) -> FigureQuestion | None:
    """Read a message that asks for figures of an offer; None where it holds other words.

    With `rarity` it may hold common words that say nothing here, and one or two telling ones: then it is `guessed`.
    """
    said = words_of(text).replace("’", "'")
    if (
        not said
        or len(said) > LONGEST
        or _DEFINING.search(said)
        or _STATING.search(said)
        or _ORDERING.search(said)
        or LEAVING.search(said)
        or _NEGATED.search(said)
        or _ASSUMING.search(said)
    ):
        return None
    comparing = _ABOVE.search(said) is not None or _WHY_AHEAD.search(said) is not None
    left, currency = _currency(said)
    left, about = _about(left)
    left, month = month_of(left)
    several = YEARS.search(left) if about is None else None
    if several is not None:
        left, about = cut(left, several), About.PARTS
    left, rate = _rate(left) if about is About.PRESENT else (left, None)
    left, period = period_of(left)
    left, parts = _parts(left)
    part = parts[0] if len(parts) == 1 else None
    if about is About.CASH and len(parts) > 1:
        about = None  # "my cash, just base and bonus"
    known = _FILLERS | (_COMPARING if comparing or about is About.WHY else frozenset())
    if about is About.WHY:
        left = _FALLING.sub(" ", YEAR.sub(" ", AVERAGE.sub(" ", left)))
    unknown = [word for word in left.split() if word not in known]
    telling = _telling(unknown, rarity)
    if unknown and (_SUPPOSED.match(said) or (telling and _SUPPOSING.search(said))):
        return None
    if telling is None or (telling and period is None and month is None and about is None):
        return None
    asked = _asked(said, about, parts, part, period, month, currency, comparing=comparing)
    return asked if asked is None else replace(asked, rate=rate, guessed=bool(telling))


def _telling(unknown: Sequence[str], rarity: Rarity | None) -> int | None:
    """How many of the words that were not understood say something; None where they are too many, or figures."""
    if not unknown:
        return 0
    if (
        rarity is None
        or _TERMS.intersection(unknown)
        or any(not word.replace("-", "").replace("'", "").isalpha() for word in unknown)
    ):
        return None
    telling = sum(rarity(word) >= TELLING for word in unknown)
    return telling if telling <= MOST_TELLING else None


def _asked(
    said: str,
    about: About | None,
    parts: tuple[Part, ...],
    part: Part | None,
    period: Period | None,
    month: int | None,
    currency: str,
    *,
    comparing: bool,
) -> FigureQuestion | None:
    if currency:
        return FigureQuestion(About.CURRENCY, part, period, currency=currency, surely=period is not None)
    if about is About.CASH and comparing and period is None:
        period = Period(until=12)
    if about is None and month is not None:
        return FigureQuestion(About.MONTH, part, period, month, surely=True, comparing=comparing)
    if about is None and not parts and period is None and not (comparing and _APART.search(said)):
        return None
    spanning = about is None and period is not None and period.until is not None
    if " " not in said and not spanning:
        return None
    surely = about in {About.BREAK_EVEN, About.CHANGE, About.LEAST_YEAR, About.BEST_YEAR} or spanning
    summed = parts if len(parts) > 1 else ()
    return FigureQuestion(
        about or About.PAY, part, period, month, surely=surely, comparing=comparing, parts=summed
    )


def is_ordering(text: str) -> bool:
    """Whether a message tells what to change: "make the vesting 2 years"."""
    return _ORDERING.search(words_of(text)) is not None


def _currency(said: str) -> tuple[str, str]:
    found = re.search(
        r"\b(?:in|into|to|as) (?:us |swiss |british |canadian |australian )?(?P<name>[a-z]+)\b", said
    )
    name = found["name"] if found else ""
    code = name.upper() if name in CODES else NAMES.get(name, "")
    if found is None or not code or any(figure.measure is Measure.AMOUNT for figure in quantities(said)):
        return said, ""
    return cut(said, found), code


def _about(said: str) -> tuple[str, About | None]:
    for about, reader in _READERS:
        found = reader.search(said)
        if about is About.RECURRING and found is not None and "sign" in found[0] and not AVERAGE.search(said):
            continue  # "without the sign-on" takes it out
        if found is not None:
            left = cut(said, found)
            return (reader.sub(" ", left) if about is About.RECURRING else left), about
    return said, None


def _parts(said: str) -> tuple[str, tuple[Part, ...]]:
    """A question without the parts it names, and those parts."""
    named: list[Part] = []
    while (found := _PART.search(said)) is not None:
        named.append(next(part for part, _ in _PARTS if found[part]))
        said = cut(said, found)
    return said, tuple(dict.fromkeys(named))


def _rate(said: str) -> tuple[str, Decimal | None]:
    """A question without the discount rate it names, and that rate, as a share."""
    found = re.search(
        r"\b(?:at |with |using )?(?:an? )?(?P<rate>\d{1,2}(?:\.\d+)?) ?(?:%|percent)(?: discount)?(?: rate)?",
        said,
    )
    return (said, None) if found is None else (cut(said, found), Decimal(found["rate"]) / 100)
