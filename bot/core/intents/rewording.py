"""Changes as people say them, put into words that can be read: "spread the grant over 3 years", "the bonus is 25"."""

import re

from bot.core.reading.characters import words_of

_SUPPOSING = (
    "what if",
    "if ",
    "suppose",
    "assum",
    "what about",
    "how about",
    "imagine",
    "say ",
    "without",
    "with ",
)

_MORE = re.compile(
    r"(?P<much>[\d.,]+ ?(?:%|percent|k)) (?P<way>more|less|higher|lower) (?P<part>base|salary|bonus|stock|equity|sign-?on)\b",
    re.IGNORECASE,
)
"""A step before its part: "what if i negotiate 10% more base"."""

_HESITATING = re.compile(
    r"^\W*(?:(?:h+m+|u+m+|uh+|oh|ok|okay|well|so|and|but|right|now|then)\b[\s,.:;…-]*)+", re.IGNORECASE
)
"""What people say before they go on: "hmm and if base was 300k"."""

_WOULD = re.compile(
    r"^(?:what|how much) (?:would|does|will|could|might) (?:an? |the )?(?P<part>.*\d.*?) "
    r"(?:make(?: (?:it|that|the .+|out of it|of it))?|do(?: (?:to|for) .+)?|change(?: .+)?|mean(?: .+)?|bring(?: .+)?|"
    r"give(?: .+)?|look like|come to|be)\W*$",
    re.IGNORECASE,
)
"""A supposition as a question for what it does: "what would a 40k sign-on make it"."""

_BARE_BONUS = (
    r"(?<!joining )(?<!signing )(?<!sign-on )(?<!sign on )(?<!compliance )(?<!retention )(?<!welcome )(?<!audit )"
    r"\b(bonus(?: target)?(?: is| was| of| to| at| goes to| now)*) (\d{1,2}(?:\.\d)?)"
    r"(?![\d.,]*\d|k|m\b|[ ]?(?:%|percent|per ?cent|k\b|m\b|lakh|crore|thousand|grand|million|years?|months?))\b"
)
"""A bonus as a bare number, which is one of percent points: "the bonus is 25"."""
_GROWTH_GONE = (
    r"\b(?:put|set|take|bring|leave) (?:the )?(?:share |stock |price |share price )*growth(?: rate)?(?: back| down)* "
    r"(?:to|at) (?:zero|0 ?%?|nothing)(?!\w)"
)
_HAIRCUT = (
    r"\b(?:take|knock|shave|strip|deduct)(?:ing|s)? ([\d.]+) ?(?:%|percent|per cent) (?:off|from|of) (?:the |my |all |of )*"
    r"(?:stock|equity|shares|rsus?|options|grant|paper)\b"
)
_FULL_BONUS = (
    r"\b(?:with |at |back to )(?:the |a )?(?:full|whole|entire)(?: target)? bonus(?: (?:again|back|paid|this time))*\b"
    r"|\b(?:the )?full bonus again\b|\b(?:the )?bonus (?:is |was )?(?:back )?(?:in )?full(?: again)?$"
    r"|\b(?:the )?bonus (?:is |gets? |being )?(?:paid|pays)(?: out)? in full(?: again)?\b"
    r"|\b(?:the )?bonus (?:back )?at (?:target|100 ?%)(?: again)?\b"
)
_IN_OTHER_WORDS = tuple(
    (re.compile(pattern, re.IGNORECASE), plainly)
    for pattern, plainly in (
        (
            r"\bspread(?:s|ing)? (?:the |my |all )?(?:grant|stock|rsus?|shares|equity|it)(?: out)?(?: evenly)? (?:over|across)\b",
            "vesting over",
        ),
        (
            r"\b(?:without|drop|remove|skip|forget|waive)(?: the| any| that| a| its)? (?:[\w-]+[ -](?:month|year) )?cliff\b",
            "no cliff",
        ),
        (_BARE_BONUS, r"\1 \2%"),
        (
            r"\b(?:the )?(?:base|salary|pay) (?:goes|go|going|rises?|rising|grows?|growing|increases?|increasing|is raised|climbs?)(?: up)?(?: by)? (.+?)(?:%| ?percents?| per cent) (?:each|every|a|per) year\b",
            r"a raise of \1% a year",
        ),
        (r"\b(?:a )?raise of (.+?)(?:%| ?percents?) (?:each|every) year\b", r"a raise of \1% a year"),
        (
            r"^(?:the )?(?:stock|shares?|share price|it)?(?: ?stays?| ?is| ?remains?)? ?flat(?: again)?$",
            "growth of 0% a year",
        ),
        (r"\bno (?:more )?growth(?: again)?\b", "growth of 0% a year"),
        (_GROWTH_GONE, "growth of 0% a year"),
        (
            r"^(?:ok |okay |and |so |with )*(?:a )?flat (?:share |stock )?price(?: again)?$",
            "growth of 0% a year",
        ),
        (_HAIRCUT, r"discount the equity by \1%"),
        (_FULL_BONUS, "payout of 100%"),
        (
            r"\bi (?:never|don't|do not|don’t) (?:get|receive|see) (?:an?|any|the) (?P<part>refreshers?|bonus|sign-?on|relocation)\b",
            r"without \g<part>",
        ),
        (r"\bno (?:more )?raises?(?: again| any ?more)?\b", "raise of 0% a year"),
        (
            r"^(?:(?:no|actually|sorry|oh|ok|and|so|but|then|with|if) )*(?:it|that|they|the (?:grant|stock|rsus?|shares)|rsus?|stock)(?:'s| is| are| was| vests?| vested)? (?:actually )?over (\S+ (?:years?|months?))(?: actually| instead| though)?$",
            r"vesting over \1",
        ),
        (
            r"^what if (?:they|it|the (?:grant|stock|rsus?|shares))(?: did| vested| vests| was| were| had)?(?: over| in)? (\S+[ -](?:years?|months?))(?: instead)?$",
            r"what if vesting over \1",
        ),
    )
)
"""Changes as people say them, and as they can be read."""
HELD_ANYWAY = frozenset({"payout of 100%", "growth of 0% a year", "raise of 0% a year"})
"""Changes back to what is assumed anyway: where they change nothing, they ask nothing either."""

_BELIEVED = re.compile(
    r"\b(?:what if |if |suppose )?(?:i |we )?(?:only )?(?:believe in|count|trust|value)(?: only| just)? "
    r"(?P<part>\d{1,2} ?(?:%|percent)|half|a third|a quarter|two thirds|three quarters) of (?:the |my )?(?:stock|equity|shares|rsus?|grant)\b",
    re.IGNORECASE,
)
"""A discount said by what is left: "I only believe in 70 % of the stock"."""
_PARTS = {"half": 50, "a third": 33, "a quarter": 25, "two thirds": 67, "three quarters": 75}
_USUAL = re.compile(
    r"\b(?:a |the )?(?:normal|usual|standard|regular|traditional|ordinary)\s+(?=[\w-]+[ -](?:years?|months?)\b)",
    re.IGNORECASE,
)
"""Says no more than the length behind it: "with normal four year vesting"."""


_NOT_THE_OLD = re.compile(
    r"(\b(?:over|of|is|to|in|after|for|every) \S+[ -](?:years?|months?)),? (?:and )?(?:not|instead of|rather than) (?:over )?"
    r"[\w.]+(?: (?:years?|months?))?(?=\W*$)",
    re.IGNORECASE,
)


_WITH_THE_NEW = re.compile(
    r"\s+with (?:the|that|this|their) (?:new|changed|higher|lower|raised|updated|revised|improved) "
    r"(?:base|salary|bonus|offer|figures?|numbers?|sign-?on|stock|grant|rsus?|vesting|schedule)\b(?=\W*$)",
    re.IGNORECASE,
)
"""Says no more than that the last change holds: "and the first year with the new base"."""


def without_the_old(text: str) -> str:
    """A length without the one that it replaces ("over 2 years not 4"), a question without the change that holds anyway."""
    return _WITH_THE_NEW.sub("", _NOT_THE_OLD.sub(r"\1", text))


def said_plainly(text: str) -> str:
    """A change as it can be read: a step as "raise the base by 10%", a length without "normal"."""
    text = _HESITATING.sub("", text)
    for reader, plainly in _IN_OTHER_WORDS:
        text = reader.sub(plainly, text)
    text = _BELIEVED.sub(_as_discount, text)
    if (would := _WOULD.match(text)) is not None:
        text = f"what if {would['part']}"
    step = _MORE.search(text)
    if step is not None and supposes(text):
        verb = "raise" if step["way"].lower() in {"more", "higher"} else "lower"
        return f"{verb} the {step['part']} by {step['much']}"
    return _USUAL.sub("", text)


def _as_discount(found: re.Match[str]) -> str:
    part = found["part"].lower()
    counted = _PARTS[part] if part in _PARTS else int(re.sub(r"\D", "", part))
    return f"discount the equity by {100 - counted}%"


def supposes(text: str) -> bool:
    """Whether a change is only supposed."""
    plainly = _HESITATING.sub("", text)
    return words_of(plainly).startswith(_SUPPOSING) or _WOULD.match(plainly) is not None
