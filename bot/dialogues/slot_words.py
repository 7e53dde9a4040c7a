"""What the questions about an offer mean, what they are good for, and what people ask back about them."""

from bot.core.dialogue.asides import Aside

TAX = Aside(
    r"gross|net|tax|taxes|taxed|pre-?tax|after tax|before tax|take[- ]home",
    "Gross, before any tax: offers are written and compared that way.",
)

_FIND = r"where (?:do|can|is|would|does|will) .*(?:find|see|stand|say|written|look|know)|where is (?:that|it)"
_CURRENCY = Aside(
    r"currency|dollars|euros|pounds|which money",
    "In the currency of the offer: write €120,000 or CHF 150k. Without a sign I take US dollars.",
)

BASE_MEANS = "The fixed pay of a year, without bonus, stock or anything paid once: 280k."
BASE_WHY = (
    "Everything else hangs on it: a bonus in percent, and where the offer stands beside the benchmarks."
)
BASE = (
    TAX,
    Aside(
        r"(?:can|could|may|shall|should) i (?:just )?(?:paste|send|upload|forward|attach|copy|write|tell)",
        "Yes: paste the whole offer, and I take what it says. A YAML or JSON file works too.",
    ),
    Aside(
        r"bonus|stock|equity|rsus|total|all in|everything|ote|package",
        "Only the fixed pay. Bonus, stock and sign-on come next, each on its own.",
    ),
    Aside(
        r"month|monthly|per month|hour|hourly|week|weekly|year|yearly|annual|per year",
        "A year's pay; a monthly or hourly figure works too: 9,500 a month, 90 an hour.",
    ),
    Aside(_FIND, "It stands in the offer letter as base, base salary or annual salary."),
    Aside(
        r"typical|usual|usually|normal|common|standard|average|fair",
        "The buttons show the guide's median base of each role: its claim, not verified.",
    ),
    _CURRENCY,
    Aside(
        r"range|band", "Take the figure they named, or the middle of the range. You can change it at the end."
    ),
)

BONUS_MEANS = (
    "What the letter gives as yearly bonus if all goes to plan: a share of base (20 %) or an amount (56k)."
)
BONUS_WHY = "It comes every year, so it moves every total. It is counted apart from base, because it can come out lower."
BONUS = (
    Aside(
        r"per year|a year|yearly|annual|annually|every year|month|monthly|per month",
        "For a full year. A percentage is of the yearly base.",
    ),
    Aside(
        r"target|paid|actual|real|guaranteed|payout|pay out|max|maximum|last year|achieve|average",
        "The target, as the letter names it. If less is usually paid, say so afterwards: “the bonus pays out at 80 %”.",
    ),
    Aside(r"of what|of base|percent of|share of|per cent of", "A percentage means a share of base: 20 % of 280k is 56k."),
    Aside(r"sign-?on|signing|joining|one-?time|once", "Only the bonus that comes every year. A sign-on is asked for later."),
    Aside(r"typical|usual|usually|normal|common|standard|average|fair", "I have no checked figure for that by role. 10 to 25 % is what people press here."),
    Aside(_FIND, "It stands in the letter as target bonus, annual incentive or variable pay."),
    TAX,
)  # fmt: skip

STOCK_MEANS = (
    "The whole grant as the letter states it: an amount (150k), a part of the company (0.3 %), or a number of options "
    "(25,000 options)."
)
STOCK_WHY = "It is often the largest part of an offer, and the one that recruiters add up most generously."
STOCK = (
    Aside(
        r"typical|usual|usually|normal|common|standard|average|fair",
        "I have no checked figure for the size of a grant. The buttons are half of the base, and all of it.",
    ),
    Aside(
        r"per year|a year|yearly|annual|annually|each year|total|all of it|whole|in all|full|over the",
        "All of it: the whole grant as the letter states it. If your letter gives a yearly figure, write “90k a year”.",
    ),
    Aside(r"rsus?|options?|shares?|kind|type|form|percent|percentage|units", "Any of them: 150k for shares, 25,000 options for options, 0.3 % for a part of the company. I ask for strike or company value next."),
    Aside(r"refreshers?|later grants?|top-?ups?", "Only the grant you get on joining. Refreshers count when you say so at the end: “refreshers of 50k a year”."),
    Aside(r"today|now|current|worth|value|price|valuation", "What it is worth on the day it is granted, at today's share price. For options and percentages I ask for the price next."),
    Aside(r"vest|vested|vesting|cliff|schedule", "The whole grant, vested or not. How it vests is the next question."),
    Aside(_FIND, "It stands in the letter or the grant notice as RSUs, equity award, options or ownership."),
    TAX,
)  # fmt: skip

STRIKE_MEANS = "What you will have to pay for one share when you use the option: 1.20."
STRIKE_WHY = "An option is only worth what the share price leaves above the strike."
STRIKE = (
    Aside(
        _FIND,
        "In the option letter, as exercise price or strike price. It is usually the 409A value on the grant day.",
    ),
)
PRICE_MEANS = "The price of one share today: the market price, or for a private company the 409A value or the last round's price."
PRICE_WHY = "Number of shares times price, less the strike, is what the grant is worth today."
PRICE = (
    Aside(r"preferred|common|409a|last round|which price", "The 409A value is the careful choice; the last round's price is what preferred shares cost, and yours are common."),
    Aside(_FIND, "Ask the recruiter; they know the 409A value and the price of the last round."),
)  # fmt: skip
COMPANY_MEANS = "What the whole company was valued at, usually in the last round: 50M or 1.2bn."
COMPANY_WHY = "A percentage has no money value until I know of how much."
COMPANY = (
    Aside(r"pre-?money|post-?money|pre or post", "Post-money: after the investors' money came in, because your percentage is of that."),
    Aside(r"409a|last round|market cap|revenue", "The last round's post-money valuation; the market capitalisation if it is listed."),
    Aside(_FIND, "Ask the recruiter what the company was valued at in its last round. It is a fair question."),
)  # fmt: skip

VESTING_MEANS = (
    "When the grant becomes yours: 4 years is usual, often with nothing in the first 12 months (the cliff)."
)
VESTING_WHY = "It decides how much of the grant reaches you in the first year, and when pay drops afterwards."
VESTING = (
    Aside(r"cliff", "The time at the start in which nothing vests; leave before its end and you get none of it. Write “4 years, 1 year cliff”, or “no cliff”."),
    Aside(r"quarterly|monthly|how often|often|rhythm|evenly|linear", "Write it if you know it: “4 years, monthly”. Otherwise I take quarters, and say so."),
    Aside(r"typical|usual|usually|normal|common|standard|default", "Four years with a one-year cliff is the most common. “Skip” takes just that, and says so."),
    Aside(r"front|back|weights?|uneven|different each year", "Write the years' shares: 38/32/20/10, or name an employer: like Amazon."),
    Aside(_FIND, "In the grant notice or the stock plan; letters often just say “vests over four years”."),
    TAX,
)  # fmt: skip

SIGN_ON_MEANS = "Cash that is paid once for joining: 30k. Or none."
SIGN_ON_WHY = "It counts in the first year only, and often has to be paid back by who leaves early."
SIGN_ON = (
    Aside(r"per year|a year|yearly|annual|annually|every year|month|monthly", "No, the amount that is paid once for joining."),
    Aside(r"relocation|moving", "Without relocation. Name that separately: “relocation 10k”."),
    Aside(r"second|two (?:parts|instalments|installments|payments)|split|year two|year 2", "Write both: “90k in year 1, 60k in year 2”."),
    Aside(r"(?:pay|give|paid|send) (?:it |that |this |some of it )?back|clawback|repay|return|owe|leave early|give back", "Mostly in proportion, within 12 months; that is what I assume. If your letter says otherwise: “clawback of 24 months, in full”."),
    Aside(r"typical|usual|usually|normal|common|standard|average|expect", "The button shows the guide's average for a director."),
    TAX,
)  # fmt: skip

MEASURE = (
    Aside(
        r"typical|usual|usually|normal|common|standard|default|best|recommended",
        "All years together, which shows what lasts. The first year shows what a sign-on does.",
    ),
)
TARGET = (
    Aside(
        r"per year|a year|yearly|annual|annually|every year|total|in all|all of it",
        "For the first year it is all pay of the first 12 months, for all years the sum of all of them. A percentage is a step up from there.",
    ),
    Aside(
        r"typical|usual|usually|normal|common|standard|average|fair|realistic",
        "I have no checked figure for that. The buttons go 5, 10 and 20 % up; how far offers for one job lie apart, I can tell you.",
    ),
    TAX,
)
MONTHS = (
    Aside(
        r"from the (?:start|beginning)|from (?:day one|now|today)|start|first day|since|count|counted",
        "Counted from your first day in the job.",
    ),
    Aside(
        r"(?:per|a|each) (?:month|year)|months?|years?",
        "Either: 8 months, or a year and a half, from your first day on.",
    ),
)
STAKE_PERIOD = Aside(
    r"per year|a year|yearly|annual|annually|each year|total|all of it|whole|in all|vest|vested|vesting",
    "All of it, vested or not: the whole share that the letter names.",
)
EXIT = (
    Aside(r"pre-?money|post-?money|pre or post|mine|my part|my share|my stake|me", "The whole company, not your part: 500M."),
    Aside(
        r"typical|usual|usually|normal|common|standard|average|likely|realistic",
        "Nobody knows. “The usual ones” shows half, one, three and ten times today's value, and nothing.",
    ),
    TAX,
)  # fmt: skip

ROLE_MEANS = "The title in the offer, or the nearest of manager, director, VP and CAIO."
ROLE_WHY = (
    "Only to set base and yearly pay beside what the role usually gets. No figure of the offer changes."
)
PLACE_MEANS = "The city or country of the job, for example Seattle. Or remote."
PLACE_WHY = "Advertised pay is known for the US only, so the place decides what I set beside the offer. No figure of the offer changes."
PLACE = (
    Aside(r"remote|home|anywhere|hybrid", "Say remote, or the city the contract names."),
    Aside(r"currency|dollars|euros", "A place does not change the currency: that comes with the base."),
)  # fmt: skip
