"""The words of questions about figures of offers: what each sort of question is called, and words that say nothing."""

import re
from enum import StrEnum

from bot.core.reading.word_sets import words


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
    EXERCISE = "exercise"
    AFTER_GRANT = "after the grant"


_KINDS: tuple[tuple[About, tuple[str, ...]], ...] = (
    (About.RECRUITER_QUESTIONS, (
        r"what (?:else )?(?:should|could|can|do|must|would) (?:i|we|you) (?:ask|clarify|check|find out|verify|want to know|look out for)(?: (?:the|my|a|them|their))?(?: (?:recruiters?|company|employer|hr|hiring manager|them|with the recruiter|with them))*(?: about)?(?: (?:it|this|that|the offer))?",
        r"(?:which|what) (?:are the )?(?:two |best |most important )*questions(?: (?:should|do|can|could) i ask)?(?: (?:for|to|to ask)? ?(?:the |my )?(?:recruiter|them|hr|employer))?",
        r"questions (?:for|to ask) (?:the |my )?(?:recruiter|employer|hr|company|them)",
        r"what is worth asking",
        r"what to ask (?:the |my )?(?:recruiter|employer|hr|company)",
    )),
    (About.AFTER_GRANT, (
        r"(?:after|once|when) (?:the |my |all the |that )?(?:hire |initial )?(?:grant|stock|rsus?|shares|equity|vesting) (?:runs? out|run dry|is (?:gone|over|used up|fully vested|finished|done)|are (?:gone|used up)|ends?|has vested|have vested)",
    )),
    (About.EXERCISE, (
        r"(?:what|how much)(?: \w+){0,4} costs?(?: me| us)? to (?:exercise|buy)(?: (?:all|each|of|them|it|my|the|these|options|shares|everything))*",
        r"(?:what|how much)(?: \w+){0,4} (?:to pay|need|have to pay|pay|spend)(?: \w+){0,3} to exercise(?: (?:all|each|of|them|it|my|the|these|options|shares|everything))*",
        r"(?:total |whole )?(?:cost of exercising|exercise costs?|exercising costs?)(?: (?:all|each|of|them|it|my|the|these|options|in total))*",
    )),
    (About.RECRUITER, (
        r"(?:what|which) (?:number|figure|amount|total) (?:would|does|do|will|did|might) (?:the |a |my |your )?recruiters? (?:put on|call|say|give|name|quote|use)(?: (?:it|this|that|for it|for this))*",
        r"(?:what|how much) (?:would|does|do|will|did|might) (?:the |a |my |your )?recruiters? (?:call|say|quote|name|count|tell|advertise)(?: (?:me|it|this|that))*",
        r"face value",
        r"recruiter(?:'s|s)? (?:number|figure|value|total)",
        r"headline(?: (?:number|figure|value))?",
        r"on paper",
        r"package value",
        r"sticker (?:price|value)",
        r"everything added up",
        r"all added up",
        r"calls? (?:this|it|that) an? \S+ (?:package|offer|deal)",
    )),
    (About.RECURRING, (
        r"recurring(?: (?:pay|average))?",
        r"(?:without|minus|less|leaving out|leaving(?= the sign.* out)|not counting|ignoring|ignore|excluding|if i (?:ignore|exclude|leave out)) (?:the |that |any |all |both )?(?:one[ -]?time|sign ?-?ons?|signing|one[ -]?offs?)(?: money| cash| payments?| bonus(?:es)?| stuff| things)?",
        r"excluding one-?time(?: money)?",
        r"steady[ -]state",
    )),
    (About.PRESENT, (
        r"present value",
        r"npv",
        r"net present value",
        r"in today's (?:money|dollars)",
        r"discounted",
    )),
    (About.BREAK_EVEN, (
        r"(?:(?:from|in|after|by) )?(?:which|what) month(?: on)?(?=.* (?:ahead|better|more)\b)",
        r"when(?=.* ahead\b)",
        r"(?:break|breaks)[ -]?even(?: point)?",
        r"overtak(?:es?|en|ing)",
        r"overtook",
        r"catch(?:es)? up",
        r"pulls? ahead",
        r"gets? ahead",
        r"cross(?:es)? over",
        r"surpass(?:es)?",
    )),
    (About.ASSUMED, (
        r"(?:did |do |have )?(?:you |were |was |are |is )*(?:assum(?:e|ed|ing|ptions?))(?: (?:made|used|in it))?",
        r"taken? for granted",
    )),
    (About.PARTS, (
        r"break ?-?downs?",
        r"break (?:it|this|that|them) down",
        r"broken down",
        r"year by year",
        r"by year",
        r"year-by-year",
        r"each year",
        r"every year",
        r"itemi[sz]ed?",
        r"in detail",
        r"details",
        r"the parts",
        r"(?:is|was|did|do|are) (?:it|that|this|you|they) (?:calculate[d]?|compute[d]?|work(?:ed)? (?:it |that )?out|get (?:to )?(?:that|there|it|this)|got (?:that|there|it))",
        r"how (?:did|do) you (?:get|calculate|compute|work)",
        r"where (?:does|do|did) (?:that|this|it) come from",
        r"show (?:me )?(?:the|your) (?:work|math|maths|calculation|sums?|parts)",
    )),
    (About.WHY, (
        r"why (?:is it |is that |do i (?:get|keep) )?(?:so|that|only|just|such a?) ?(?:little|few|low|small)(?: (?:at|after|in|for) .+)?",
        r"why (?:so much|is (?:that|it) so much|is there such|such|so) (?:an? )?(?:less|more|lower|higher|jump|drop|big|small|difference)",
        r"why (?:is|does|do|are|would)(?: it)?(?: (?:ahead|better|more|worse|behind|less|lower|higher|lead|leads|win|wins|leading))*",
        r"what makes the difference",
        r"where (?:is|does) the (?:difference|gap)(?: come from)?",
        r"what is the difference",
        r"what's the difference",
        r"difference",
    )),
    (About.CHANGE, (r"(?:than|compared (?:to|with)|versus|vs|against) (?:the )?(?:very )?(?:before|first (?:version|one|offer|numbers)|original(?: \w+)?|old (?:one|offer|numbers)|previous(?: \w+)?|at the (?:start|beginning))",)),
    (About.LEAST_YEAR, (
        r"(?:which|what)(?: year)? (?:is|was|pays|would be) (?:the )?(?:worst|lowest|smallest|weakest|poorest|least)(?: year| of them)?",
        r"(?:worst|lowest|weakest|smallest) year",
        r"which year pays (?:the )?least",
    )),
    (About.BEST_YEAR, (
        r"(?:which|what)(?: year)? (?:is|was|pays|would be) (?:the )?(?:best|highest|biggest|strongest|most)(?: year| of them)?",
        r"(?:best|highest|strongest|biggest) year",
        r"which year pays (?:the )?most",
    )),
    (About.CASH, (
        r"(?:guaranteed |sure |certain |safe |contractual )?cash(?: share| part| portion| component)?",
        r"(?:can |could )?(?:really )?(?:count|rely|depend) on",
        r"guaranteed",
        r"for sure",
        r"liquid",
        r"certain",
        r"safe",
        r"contractual",
    )),
    (About.CLIFF, (
        r"when (?:do|does|will|would|can) (?:i|we|the) (?:\w+ ){0,2}first (?:shares|stock|stocks|rsus?|options|tranche|vest(?:ing)?)(?: \w+)?",
        r"(?:at|before|after|on|hit|reach|until|till|by) (?:the |my |its |it )?(?:\w+[ -]?(?:month|year) )?cliff",
        r"my cliff",
        r"cliff date",
    )),
    (About.VESTING, (
        r"(?:when|how) (?:does|do|will|is|are) (?:\w+ ){0,3}vest(?:ed|ing)?",
        r"vesting schedule",
        r"vesting dates",
        r"when (?:do|does|will|can) i (?:get|receive|own) (?:\w+ ){0,2}(?:stock|shares|rsus?|equity|grant)",
        r"vests? when",
        r"next vest(?:ing)?(?: date)?",
    )),
)  # fmt: skip
READERS = tuple((about, re.compile(rf"\b(?:{'|'.join(ways)})(?!\w)")) for about, ways in _KINDS)

TERMS = words(
    """cliff cliffs clawback clawbacks tranche tranches dilution strike acceleration severance
    raise raises tax taxes role roles director directors manager managers vp caio market median benchmark normal usual
    typical standard leaders people women vesting vest vested"""
)
"""What a question about something else is about."""
COMPARING = words(
    """who's which who better best more most higher highest win wins ahead leads lead take accept choose pick worth less than
    least lower worse compare compared by still should should it or and between difference gap large big far apart behind differ bigger both totals"""
)
FILLERS = words(
    """sure surely it's 's refresher refreshers what what's whats that's thats everything is are was will would be do does did i i'd i'll i'm me mine my we you your it it's its that
    this the a an of in on at to for from by with and or so ok okay then now much how many get gets got make makes earn
    earns receive receives have has had give gives pay pays paid bring brings come comes out end up one offer offers
    package deal comp compensation really actually exactly just about tell show please can could calculate compute
    amount value worth figure number money all there here going go happen happens change changes different hey hi again when still left will've
    if also them they both each either share part portion percent percentage vest vests vested vesting add adds count
    counts full whole during time look looks like i've take home reach reaches until till only real expect into
    convert converted currency expressed say after month months year years thanks vs roughly approximately about around
    keep averaged left walk away those these her his there mean meant guess think want see like sort kind stuff thing
    things hmm hm oh wow only alone bit since because done finally hand own mine ours once shares else though tho
    actual contract ok'd sum added up together again current said says version very received in-hand today"""
)  # fmt: skip
