"""The words in which people want something done with offers: a pattern each, the surest first."""

from enum import StrEnum


class Wish(StrEnum):
    """A thing to do with offers."""

    VALUE = "value"
    COMPARE = "compare"
    COUNTER = "counter"
    LIST = "list"
    SAVE = "save"
    SAVE_ALL = "save all"
    RENAME = "rename"
    NAME = "name"
    DELETE = "delete"
    DELETE_ALL = "delete all"
    SHOW = "show"
    EDIT = "edit"
    CHART = "chart"
    CURVE = "curve"
    STAKE = "stake"
    SIGN_ON = "sign-on"
    FAIR_SIGN_ON = "fair sign-on"
    WHAT_IF = "what-if"
    WHICH = "which"
    GOOD = "good"
    ROOM = "room"
    RESULT = "result"
    UNDO = "undo"
    CANCEL = "cancel"


_OFFER = r"(?:job |new |current |whole |other )?(?:offers?|package|comp|compensation|deal)"
_WHOSE = r"(?:my|an|a|the|this|that|our|another|one|some)"
ASKING = (
    r"(?:please |pls |hey |hi |ok |so |now |then |and |can you help me |could you help me |i would like you to |i'd like you to |i want you to |can you |could you |would you |can we |i want to |i'd like to |i would like to |"
    r"i wanna |let's |lets |help me |help me to |how do i |how can i |let me |i need to |can i |just )*"
)
END = r"(?: please| pls| for me| step by step| with me| together| one by one| now| then| again| too| thanks)*"
_BOTH = (
    r"(?:them|these|both|those|it|the two|the three|all|all of them|both of them|the two of them|each other)"
)
_COMPLETE = (
    r"(?:(?:skip (?:everything|all|the rest)(?: else)?|nothing else|nothing more|thats all|that's all|that is all|thats it|that's it|"
    r"(?:it|that|this) is (?:complete|everything|it)(?: now)?)(?: and| so| now)? )?"
)
_SOME = r"(?:the |any |some |still |enough |much |more |most )*"
_ROOM = r"(?:room|leverage|wiggle room|leeway|slack|margin|headroom|upside)"
_LEFT = r"(?: (?:left|here|there|still|is there|do i have|in (?:it|this|this offer|the offer|that)|to (?:negotiate|push|ask for more|ask)(?: (?:here|on this|more))?|for negotiation|for more|with (?:this|it|them)))*"

PATTERNS: tuple[tuple[Wish, tuple[str, ...]], ...] = (
    (Wish.CANCEL, (
        r"/cancel",
        r"cancel",
    )),
    (Wish.UNDO, (
        r"undo",
        r"undo (?:it|that|this|the (?:last )?change|all(?: of it)?|everything)",
        r"(?:no )?(?:forget (?:that|it) )?(?:put|bring|get) (?:it|that|them|both|all|everything|the (?:sign-?on|bonus|stock|rsus|base)) back(?: in)?(?: to (?:full|normal|where it was|how it was|what it was))?",
        r"restore(?: (?:it|that|all|everything|the original))?",
        r"(?:no )?(?:forget (?:that|it) )?(?:go )?back to (?:how|what|where) (?:it|we|things|everything) (?:was|were|started)(?: (?:at|in) the (?:start|beginning))?(?: originally| before)?",
        r"revert",
        r"revert (?:it|that)",
        r"take (?:it|that) back",
        r"(?:forget (?:all )?(?:of )?(?:that|it|this|those) )?(?:go )?back to (?:the |my )?(?:original(?: offer| one)?|first offer|before|what it was|how it was|normal)",
        r"(?:the )?original(?: offer)?",
        r"reset",
        r"(?:go )?back",
    )),
    (Wish.LIST, (
        r"/offers",
        r"list",
        r"offers",
        r"(?:show |list |see |open |view )?(?:me )?(?:all )?(?:of )?my (?:saved |stored |kept )?offers",
        r"(?:my |show |list |the )*(?:saved|stored) offers",
        r"list offers",
        r"(?:which|what) offers (?:do i have|do you have|have i saved|did i save|are saved|have you saved|do you know)(?: saved)?(?: (?:from|of) (?:me|mine))?",
    )),
    (Wish.COMPARE, (
        r"/compare",
        rf"compare (?:{_WHOSE}|two|2|three|3|several|multiple|job|both|these|those|all) (?:job |saved )?offers?(?: with (?:another|each other|others?))?",
        r"compare (?:saved )?offers",
        r"compare (?:all )?my (?:saved )?offers",
        r"compare this (?:offer )?(?:with|to|against) (?:another|my (?:other|saved) (?:offers?|one))",
    )),
    (Wish.WHICH, (
        rf"(?:compare|rank|order|sort) {_BOTH}(?: offers)?",
        r"which (?:one |offer |of them |of the two |of these )?(?:is|pays|would be|should i take|do i take)(?: the)? ?(?:better|best|more|most|higher)?(?: offer| one)?",
        r"which (?:one )?wins",
        r"how do they compare",
        r"which (?:one )?(?:do|would) you (?:say|take|pick|choose|recommend|prefer)",
        r"what (?:do|would) you (?:say|take|pick|recommend|choose)",
        r"which one(?: then)?",
    )),
    (Wish.COMPARE, (r"(?:compare|set beside|set against)(?: (?:it|this|that|this one|this offer))? (?:with|to|against) (?P<about>.+)",)),
    (Wish.COMPARE, (r"compare (?P<about>.+?) (?:and|with|to|vs|versus|against|beside) (?P<other>.+?)",)),
    (Wish.WHICH, (r"compare",)),
    (Wish.COUNTER, (
        r"/counter",
        r"counter",
        r"(?:with )?(?:a |my |the )?counter ?-? ?offer",
        r"what (?:should|could|can|do|shall) i (?:ask|push|negotiate|counter)(?: (?:for|with|them for))?",
        r"what to ask(?: them)?(?: for)?",
        r"(?:make |write |draft |prepare |build |do |calculate )?(?:me )?(?:a |my |the )?counter ?-? ?offer",
        r"how (?:should|do|can|could|would) i counter(?: (?:this|that|it|them))?",
        r"counter (?:this|it|that|them)",
        r"what (?:should|could|can) i counter with",
        r"(?:should|can) i (?:ask for more|counter)",
        r"ask for more",
        r"how (?:do|can|could) i (?:match|reach) (?P<about>.+)",
        r"(?:what|how much)(?: \w+)? (?:would|do|does|should) .*(?:need|take|have to be|have to ask for|ask for|need to ask for|must i ask for)(?: to)? (?:match|reach|beat|equal|get to) (?P<other>.+?)",
    )),
    (Wish.ROOM, (
        rf"(?:is there|do i have|have i(?: got)?|how much|where is|where's|where do i have|where have i) (?:there )?{_SOME}{_ROOM}{_LEFT}",
        rf"{_SOME}{_ROOM}(?: left)?",
        r"where (?:should|can|could|do|would) i (?:push|negotiate|ask for more|press|improve)(?: (?:back|hardest|harder|first|most|on (?:this|it)|this|it|here))*",
        r"what (?:should|can|could|do|would) i (?:push(?: back)? (?:on|against)|negotiate(?: (?:on|about|here|first))?|improve|press(?: on)?)(?: (?:here|first|most|in (?:it|this|this offer)))*",
        r"(?:what's|(?:what|which parts?|where)(?: of (?:it|this|this offer|the offer))? (?:is|are|looks?|seems?)) (?:the )?(?:weak(?:est)?|too low|lowest|below (?:market|the market|the guide|median)|negotiable|short|light)(?: (?:part|point|spot)s?)?(?: (?:here|in (?:it|this|this offer|the offer)|of (?:it|this|this offer)))?",
        r"(?:what|which) (?:is|are) (?:the )?(?:weak|weakest|low|soft|negotiable) (?:parts?|points?|spots?)(?: (?:here|in (?:it|this|this offer|the offer)|of (?:it|this|this offer|the offer)))?",
        r"(?:is|are) (?:it|this|that|the offer|this offer) negotiable",
        r"can i negotiate (?:it|this|that|on this|this offer)",
    )),
    (Wish.DELETE_ALL, (r"(?:delete|remove|forget|clear) (?:all|all of|every(?:thing)?)(?: of)?(?: my)?(?: saved)?(?: offers?)?",)),
    (Wish.DELETE, (r"(?:delete|remove|forget|drop|throw away|get rid of) (?:the |my )?(?:saved )?(?:offer )?(?:called |named |from )?(?P<about>.+)",)),
    (Wish.RENAME, (r"rename (?:the |my )?(?P<about>.+?) (?:to|as|into) (?P<other>.+?)",)),
    (Wish.RENAME, (r"(?:call|name) (?:the |my )?(?P<about>offer \w+|(?:first|second|third|fourth|last)(?: one| offer)?|[b-h]) (?P<other>.+?)",)),
    (Wish.NAME, (r"(?:and |so )?(?:this|it|that|the offer)(?: one| offer)? (?:is|is to be|should be) (?:called|named) (?P<other>.+?)",)),
    (Wish.NAME, (r"(?:(?:save|keep) (?:it|this|that) and )?(?:call|name) (?:it|this|that|this offer|this one|the offer) (?P<other>.+?)(?: and (?:save|keep|store|remember)(?: it| this| that)?)?",)),
    (Wish.SAVE_ALL, (rf"(?:save|keep|store|remember) {_BOTH.replace('|it|', '|')}(?: offers)?",)),
    (Wish.SAVE, (
        r"(?:save|keep|store|remember) (?:it|this|that|this offer|this one|the offer|my offer|that offer)(?: (?:as|under|called|with the name) (?P<other>.+?))?",
        r"save",
    )),
    (Wish.SAVE, (r"save (?:as|under) (?P<other>.+?)",)),
    (Wish.SAVE, (r"(?:save|keep|store) (?P<about>.+?)(?: (?:as|under|called) (?P<other>.+?))?",)),
    (Wish.STAKE, (
        r"/stake",
        r"(?:what|how much) (?:is|would|could|might|may|are|will) (?:my|the|an|this|a) (?:\w+ )?(?:stake|equity|share|ownership|options?|stock)(?: stake)? (?:actually |really )?(?:be )?(?:worth|come to)",
        r"value (?:my|a|the|an) (?:equity |company )?(?:stake|equity|options|shares|ownership)",
        r"(?:what|how much) (?:is|would|could|might|are|will) (?P<about>[\d.]+ ?(?:%|percent|per cent)(?: equity| stake)?) (?:of|in|at) (?:an? |my |the |this |our )?(?:\w+[ -]?){0,3}(?:be )?(?:worth|come to)",
    )),
    (Wish.SIGN_ON, (
        r"(?:sign ?-?on|signing)(?: bonus)? (?:estimate|estimation|calculator|estimator)",
        r"(?:estimate|guess|calculate|work out) (?:a |my |the )?(?:sign ?-?on|signing)(?: bonus)?(?: (?:for|at|on|with) (?P<about>.+))?",
        r"(?:what|which|how (?:much|big|large|high)(?: of)?(?: an?)?)(?: is)?(?: the| a| an)? ?(?:sign ?-?on|signing|joining)(?: bonus)?(?: (?:is|should|can|could|do|would|might))?(?:(?: (?:i|one|you|be|usual|typical|normal|common|standard|fair|realistic|expect|ask for|get|expected|reasonable|usually))+(?: (?:for|at|on|with|to a|as) (?P<other>.+?))?| (?:for|at|on|with|to a|as) (?P<third>.+))",
    )),
    (Wish.FAIR_SIGN_ON, (
        r"what (?:is|would be|should be|could be|counts as) (?:an? |the )?(?:fair|usual|typical|normal|good|realistic|reasonable|decent|common|standard) (?:sign ?-?on|signing|joining)(?: bonus)?(?: (?:here|then|for (?:this|that|it|me)))?",
    )),
    (Wish.WHAT_IF, (
        r"/whatif",
        r"what if",
    )),
    (Wish.GOOD, (
        r"(?:so |and |hm+ |well )*(?:is|was) (?:mine|that|this|it|the offer|my offer|this offer)(?: offer)?(?: any| a| really| actually)? (?:good|fair|ok|okay|decent|low|high|competitive|bad|enough|reasonable|great)(?: offer| deal| one)?(?: (?:for|as) (?:an? |the )?(?P<about>.+))?",
        r"(?:hm+ |well |wow |ok )*(?:that|it|this|the offer)(?: offer)? (?:seems|looks|sounds|feels)(?: like)?(?: an?)?(?: very| too| a bit| quite| pretty| rather| really| kind of)* (?:good|fair|low|high|bad|great|decent|weak|strong|generous|competitive)(?: offer| deal| one| to me)?",
        r"(?:so |and )?is (?:the|my|that) (?:base|salary|base salary|bonus|stock|grant|rsus|equity|total|package|pay)(?: part)?(?: any| a| really| actually)? (?:good|fair|ok|okay|decent|low|high|competitive|enough|reasonable|great|normal)",
        r"how good is (?:it|that|this|the offer|my offer)",
        r"should i (?:take|accept) (?:it|this|that|the offer|this offer)",
        r"(?:is it a )?good (?:offer|deal)",
        r"how does (?:it|that|this|my offer|the offer) compare(?: to (?:the )?(?:market|benchmarks?|others?))?",
        r"where do i stand",
        r"what (?:do|does) (?:the )?(?:others?|other people|everyone(?: else)?|everybody(?: else)?|people|market) (?:get|make|earn|pay|offer)(?: (?:for|in) (?:this|that|it))?",
    )),
    (Wish.GOOD, (r"(?:so |and )?is (?:the|my|that|this) (?:base|salary|base salary|total|package|pay|offer)(?: any| a| really| actually)? (?:good|fair|ok|okay|decent|low|high|competitive|enough|reasonable|great|normal) (?:for|as) (?:an? |the )?(?P<about>.+)",)),
    (Wish.CURVE, (r"(?:show |draw |plot )?(?:me )?(?:the |a )?(?:leaving|exit|leave)(?: early)? (?:curve|chart|graph)(?: (?:of|for) (?P<about>.+))?",)),
    (Wish.CHART, (r"(?:show |draw |plot |make |give |see )?(?:me )?(?:it |this |that |them )?(?:as |in )?(?:a |the )?(?:chart|graph|plot|diagram|picture)(?: (?:it|this|that|them))?(?: (?:of|for) (?P<about>.+))?",)),
    (Wish.CHART, (r"(?:draw|plot|chart|graph) (?P<about>.+)",)),
    (Wish.VALUE, (
        r"/value",
        rf"(?:value|evaluate|assess|appraise|price|rate|analy[sz]e|calculate|compute|work out|check|look at|go through|review)(?: me)? {_WHOSE} {_OFFER}",
        r"(?:value|evaluate|assess) (?:an )?offers?",
        r"what(?:'s| is) my (?:job |new )?(?:offer|package) (?:really )?worth",
        r"how (?:good|much) is my (?:job |new )?(?:offer|package)(?: worth| really worth)?",
        r"is my (?:job |new )?offer (?:any )?good",
        r"i (?:have|got|received|just got|have got|'ve got) (?:an|a|my|a new|another|a job) (?:job )?offer",
        r"new offer",
        r"offer valuation",
        r"value something",
        r"(?:add|enter) (?:an|another|a new) offer",
    )),
    (Wish.RESULT, (
        rf"{_COMPLETE}(?:just )?(?:show|give|tell)(?: me)?(?: the)? (?:result|results|valuation|summary|value|figures|numbers|outcome|what (?:it|that) comes to)",
        rf"{_COMPLETE}what does (?:it|that|all that) come to",
        r"(?:the )?(?:result|valuation|summary)",
        r"(?:skip|leave out) (?:everything|all|the rest)(?: else)?",
    )),
    (Wish.SHOW, (r"(?:show|open|value|view|see|display) (?:me )?(?:the |my )?(?:offer (?:from|at|called) )?(?P<about>.+?)",)),
    (Wish.EDIT, (r"(?:edit|change) (?:the |my )?(?:offer (?:from |called )?)?(?P<about>.+?)",)),
)  # fmt: skip
