"""The words of an offer letter: what people call each part of an offer, and the small words around them."""

from bot.core.offers.fields import BESIDE, Field
from bot.core.reading.word_sets import phrases, words

_PHRASES: dict[Field, str] = {
    Field.BASE: """base|base salary|base pay|base comp|base wage|base rate|basic|basic salary|basic pay|fixed|fixed pay|
        fixed salary|fixed comp|fixed part|salary|salaries|annual salary|yearly salary|gross salary|annual base|
        yearly base|base annual|base annually|wage|wages|fixum|cash salary|base cash|guaranteed salary|guaranteed base|
        base compensation|fix|fixed compensation|salary base|gross|monthly salary|biweekly pay|biweekly salary|
        fortnightly pay|fortnightly salary|weekly pay|monthly base|monthly pay|hourly rate|
        hourly wage|day rate|pays|bas|paycheck|paychecks|paycheque|paycheques|paychecks of|base is|flat|all cash|
        all in cash|all base|
        cash only|gehalt|grundgehalt|fixgehalt|jahresgehalt|festgehalt|basisgehalt|bruttogehalt|jahresbrutto|
        bruttojahresgehalt|brutto|monatsgehalt|fixlohn|grundlohn|jahreslohn|monatslohn|lohn|salaire|salaire de base|
        salaire fixe|fixe|brut|sueldo|sueldo base|salario|salario base""",
    Field.BONUS: """bonus|bonuses|target bonus|bonus target|annual bonus|yearly bonus|performance bonus|perf bonus|
        cash bonus|variable|variable pay|variable comp|variable compensation|variable part|var|incentive|
        annual incentive|short term incentive|sti|stip|mip|mbo|icp|avb|aip|target incentive|on target bonus|
        discretionary bonus|
        bonus potential|bonus opportunity|yearly target bonus|annual target bonus|target annual bonus|
        annual cash bonus|annual performance bonus|bns|performance related bonus|profit share|profit sharing|
        commission|commissions|bonus up to|guaranteed bonus|end of year bonus|year end bonus|variable bonus|
        bonus variable|target variable|incentive bonus|short term bonus|company bonus|corporate bonus|
        annual variable component|avc|
        personal bonus|individual bonus|end of year|variabel|variabler|variabler anteil|variable vergutung|
        variabler bonus|zielbonus|jahresbonus|leistungsbonus|erfolgsbonus|pramie|boni|tantieme|provision|prime|
        prime annuelle|part variable|bono|bono anual""",
    Field.SIGN_ON: """sign on|sign-on|signon|signing|signing bonus|sign on bonus|sign-on bonus|signon bonus|joining bonus|
        joining|join bonus|welcome bonus|starting bonus|start bonus|starter bonus|golden hello|sign bonus|
        sign up bonus|sign-up bonus|signup bonus|signup|sign up|sign-up|hiring bonus|upfront bonus|up front bonus|
        up-front bonus|one time bonus|one-time bonus|one off bonus|one-off bonus|onetime bonus|one time|
        one time sign on|one time cash|one-time cash|one time payment|one-time payment|one off payment|
        bought out|buys out|buying out|make me whole|makes me whole|making me whole|made whole|made me whole|makes whole|
        cash sign on|cash sign-on|signing cash|signing fee|buyout|buy out|buy-out|make whole|make-whole|
        make whole payment|make-whole payment|make whole bonus|sign in bonus|signing on bonus|signing on|
        signing-on bonus|sign|signing payment|joining fee|joining amount|sign on payment|sign-on payment|
        sign on cash|sign-on cash|sign ons|sign-ons|sign-on award|new hire bonus|new-hire bonus|entry bonus|
        to sign|for signing|when i sign|if i sign|upon signing|on signing|upfront cash|to join|for joining|
        on joining|upon joining|when i join|one off|one-off|jb|so|
        startbonus|antrittsbonus|antrittspramie|einstiegsbonus|willkommensbonus|unterschriftsbonus|wechselpramie|
        einmalzahlung|prime de bienvenue|prime de signature|prime d'arrivee|bono de bienvenida""",
    Field.RELOCATION: """relocation|relo|relocation package|relocation bonus|relocation allowance|relocation assistance|
        relocation support|relocation money|relocation budget|relocation payment|relocation lump sum|relo package|
        relo bonus|relocate|relocating|moving|moving allowance|moving costs|moving expenses|moving budget|
        moving bonus|moving package|moving money|moving cost|stipend for relocation|stipend for moving|
        allowance for relocation|allowance for moving|
        budget for relocation|package for relocation|assistance for relocation|support for relocation|to move|
        for moving|for the move|for my move|
        the move|removal costs|relocation costs|relocation expenses|relocation cash|relocation stipend|reloc|umzug|
        umzugskosten|
        umzugspauschale|umzugsbudget|umzugszuschuss""",
    Field.STOCK: """rsu|rsus|rsu's|rsu grant|rsus grant|rsu award|rsu package|rsu value|restricted stock|
        restricted stock unit|restricted stock units|restricted shares|restricted share units|stock|stocks|
        stock grant|stock grants|stock award|stock awards|stock unit|stock units|stock package|stock comp|
        shares|share|share award|share grant|share units|equity|equity grant|equity award|equity package|
        equity value|equity comp|equity compensation|grant|grants|initial grant|initial equity|initial equity grant|
        new hire grant|new-hire grant|new hire equity|new hire stock|hire grant|gsu|gsus|psu|psus|ppu|ppus|rsa|rsas|
        rsu units|rsu shares|units|lti|ltip|long term incentive|long term incentives|long-term incentive|lti grant|
        lti award|psp|
        performance shares|phantom stock|phantom shares|company stock|company shares|employee stock|
        sign on equity|sign-on equity|sign on stock|sign-on stock|sign on rsu|sign on rsus|sign-on rsu|sign-on rsus|
        sign on grant|sign-on grant|signing equity|sign on shares|sign-on shares|equity in rsus|equity rsus|
        r s u|r s us|r s u s|r s u's|are s us|are s use|arr ess yous|rs us|
        rsu equity|stock rsus|stock rsu|rsu stock|stock based comp|stocks rsu|equity upside|aktien|aktienpaket|
        mitarbeiteraktien|actions|actions gratuites|acciones""",
    Field.OPTIONS: """options|option|i s o|i s os|i s o's|n s os|stock options|stock option|share options|
        share option|option grant|
        stock option grant|iso|isos|iso options|nso|nsos|nso options|nqso|nqsos|nonqualified options|esop|esops|
        vsop|vsops|virtual options|virtual shares|emi options|emi|options grant|equity options|employee options|
        employee stock options|phantom options|bspce|bspces|warrants|optionen|aktienoptionen|
        virtuelle anteile|virtuelle optionen|virtuelle aktien""",
    Field.OWNERSHIP: """ownership|of the company|of company|of the business|of the startup|of the equity|of the shares|
        stake|equity stake|ownership stake|fully diluted|fully-diluted|fd|company share|share of the company|
        equity share|of the cap table|of the firm|of fully diluted|points of equity|ownership percent|
        percent equity|equity percent|equity percentage""",
    Field.REFRESHERS: """refresher|refreshers|refresh|refreshes|annual refresher|annual refreshers|annual refresh|
        yearly refresher|yearly refreshers|yearly refresh|refresh grant|refresh grants|refresher grant|
        refresher grants|rsu refresher|rsu refreshers|stock refresher|stock refreshers|stock refresh|
        equity refresher|equity refreshers|equity refresh|rsu refresh|annual stock refresh|annual stock refresher|
        annual equity refresh|annual equity refresher|annual rsu refresh|annual rsu refresher|annual rsu refreshers|
        annual grant|annual grants|yearly grant|yearly grants|top up grant|top-up grant|top-ups|top ups|
        annual refresh grant|annual refresher grant|annual refresh grants|evergreen|evergreen grant|
        annual stock grant|annual equity grant|annual rsu grant|yearly stock grant|refreshment|
        annual stock refreshers|annual equity refreshers|expected refresher|expected refreshers|annual lti|
        annual lti grant|annual lti award|yearly lti|
        annual long term incentive|annual long term incentive grant""",
    Field.RETIREMENT: """401k|401 k|four oh one k|four o one k|four zero one k|four oh one k match|
        four oh one k matching|401(k)|401k match|401 k match|401(k) match|401k matching|401(k) matching|403b|
        match|matching|matches|employer matches|company matches|employer match|company match|pension|
        pension contribution|pension contributions|
        employer pension|company pension|workplace pension|retirement|retirement contribution|retirement match|
        retirement matching|superannuation|super|employer contribution|employer contributions|
        employer contributes|company contributes|provident fund|pf|epf|nps|cpf|rrsp|rrsp match|reer|bav|
        pension match|pension matching|employer pension contribution|retirement plan|pension plan|
        401k contribution|401(k) contribution|employer 401k|employer 401k match|employer 401k contribution|
        company 401k match|pensions|pillar 2|2nd pillar|altersvorsorge|betriebsrente|
        betriebliche altersvorsorge|kiwisaver|tjanstepension|pensionskasse|bav zuschuss""",
    Field.BENEFITS: """benefits|benefit|perks|allowance|allowances|stipend|stipends|car allowance|company car|car|
        benefits worth|benefits package|health|health insurance|healthcare|insurance|meal allowance|wellness|
        wellness stipend|housing allowance|housing|holiday allowance|holiday pay|vacation allowance|vacation pay|
        vakantiegeld|transport allowance|commuter benefits|learning budget|
        training budget|education budget|travel allowance|lunch|food|gym|perks worth|other benefits|
        home office stipend|london weighting|weighting|coche de empresa|voiture de fonction|home office budget|
        phone|childcare|medical|cost of living allowance|cola|
        living allowance|lunch allowance|hsa|hsa contribution|espp|school fees|zuschuss|zulage|transport|
        transportation|transportation allowance|flights|air ticket|air tickets|flight allowance|firmenwagen|
        dienstwagen|nebenleistungen|gratuity""",
    Field.CONTINGENT: """compliance bonus|retention bonus|milestone bonus|milestone|project bonus|contingent|
        contingent bonus|contingent payment|spot bonus|conditional bonus|audit bonus|safety bonus|launch bonus|
        ai compliance|ai compliance bonus|delivery bonus|completion bonus|exit bonus|ipo bonus|stay bonus|
        retention|retention payment|certification bonus|regulatory bonus|patent bonus|success bonus|
        success fee|compliance|compliance payment|model launch bonus|governance bonus|ai act bonus|
        contingent on""",
    Field.TOTAL: """total|cash comp|cash compensation|total cash|total comp|total compensation|total pay|
        total package|tc|ote|on target earnings|
        on-target earnings|package|all in|all-in|overall|overall package|ctc|total annual|total annual comp|
        total annual compensation|total cash comp|total cash compensation|total ctc|total target cash|ttc|
        total target comp|total target compensation|total yearly|total remuneration|total rewards|total value|
        total offer|adds up to|sums to|sum|total first year|first year total|year one total|year 1 total|
        total of|totalling|totaling|in total|altogether|annual package|cost to company|total tc|yearly total|gesamt|
        gesamtpaket|gesamtvergutung|zielgehalt|
        jahreszielgehalt""",
    Field.STRIKE: """strike|strike price|exercise price|exercise|exercise at|struck at|strike of|grant price|
        strikes|exercise cost""",
    Field.PRICE: """current|current price|share price|share value|value of a share|value per share|value a share|
        current share value|share value today|stock price|fmv|fair market value|fair value|409a|409 a|
        409a valuation|
        409a price|409a fmv|409a value|price per share|per share|a share|each share|current value|now at|currently at|
        currently trading at|trading at|currently worth|now worth|preferred price|price|unit price|a unit|per unit|
        current share price|current stock price|today's price|todays price|current fmv|last price|
        preferred share price|preferred|common|common price|common stock price|market price|current 409a|apiece|
        a piece|per rsu|per option""",
    Field.COMPANY_VALUE: """valuation|company valuation|company value|company worth|valued at|valuation of|
        company valued at|company is worth|company is valued at|worth of the company|post money|post-money|
        pre money|pre-money|post money valuation|post-money valuation|pre-money valuation|market cap|last round|
        last round valuation|company|startup|company at|startup valued at|startup worth|val|series a valuation|
        series b valuation|series c valuation|series d valuation|current valuation|latest valuation|business|post|
        last valuation|valuation cap|cap|enterprise value|valued|company worth about|firm""",
    Field.DILUTION: """dilute|dilute it|dilute me|dilute us|diluted|get diluted|gets diluted|rounds of|round of|rounds at|round at|per round|a round|each round|dilution|diluted by|
        expected dilution|future dilution|dilutes|dilution of""",
    Field.PAYOUT: """payout|average payout|avg payout|historical average payout|pay out|pays out|paid out|
        expected payout|bonus payout|payout rate|payout of|payout ratio|
        paying out|typically pays|usually pays|pays out at|paid at|historical payout|funded at|achievement|
        attainment|zielerreichung|
        payouts|pay-out|funding|usually pay|typically pay|tend to pay|pay out at|pays at|paid|was paid|were paid|
        actually paid|really paid""",
    Field.PROBABILITY: """likely|probability|chance|chances|likelihood|prob|odds|probable|likely to be paid|certain|
        confidence|chance of getting it|sure|p""",
    Field.CLAWBACK: """clawback|claw back|claw-back|clawed back|clawback period|repay|repayable|repaid|repayment|
        payback|pay back|pay it back|paid back|pay-back|have to repay|must repay|refund|return it|give it back|
        clawbacks|paying back|paying it back|reimburse|give back""",
    Field.RAISE: """raise|raises|annual raise|yearly raise|merit|merit increase|merit raise|salary increase|increment|
        annual increment|yearly increment|hike|annual hike|yearly increase|annual increase|pay rise|payrise|
        salary growth|base growth|salary raise|annual merit|merit increases|raise of|indexation""",
    Field.GROWTH: """growth|stock growth|share price growth|share growth|stock price growth|stock appreciation|
        appreciation|stock grows|stock grows by|grows|growing|price growth|stock growing|equity growth|
        share price grows|stock price grows|annual growth|yearly growth|shares grow|stock to grow|stock goes up|
        grow|to grow|expected to grow|expected to rise|expected to appreciate|appreciate|appreciates|
        appreciating|go up|goes up|going up|rises|rising|increases|increasing|share price falls|share price falling|
        share price declines|share price declining|share price loses""",
    Field.EQUITY_DISCOUNT: """equity discount|haircut|equity haircut|stock discount|illiquidity discount|
        discount to equity|discount to the equity|discount to stock|discount to the stock|haircut the stock|
        haircut the equity|haircut the options|haircut the rsus|haircut to the equity|haircut to the stock|
        haircut on the equity|haircut on the stock|private discount|discount on the equity|discount the equity|
        discount equity|paper discount|
        discount the stock|discount on equity|discount on the stock|rsu discount|count only|only count|
        counting only|only counting|count the equity at|count the stock at|value the stock at|value the equity at""",
    Field.DISCOUNT_RATE: "discount rate|discounting rate|present value rate|discount factor|cost of capital|wacc",
    Field.HORIZON: "horizon|time horizon|horizon of|look ahead",
    Field.PRESENT: """current salary|current base|my current|currently make|currently making|currently earn|
        currently earning|currently on|currently at my job|i make now|i earn now|current comp|current tc|
        current package|current job|currently get|currently paid|present salary|previous salary|last salary|
        old salary|existing salary|now i earn|now i make|today i make|today i earn|at the moment i earn|
        at the moment i make|my salary now|current role|current position|current employer|present job|
        current pay|my present""",
    Field.ELSEWHERE: """severance|severance pay|tax|taxes|tax rate|rent|mortgage|budget|revenue|arr|funding round|
        shares outstanding|outstanding shares|outstanding|shares fully diluted|fully diluted shares|total shares|
        shares in total|shares issued|issued shares|common shares outstanding|relocation loan|loan|housing loan|
        company loan|exit|expected exit|exit value|exit at|raised|raised a|raising|raising a|series a|series b|
        series c|series d""",
    Field.LEFT_BEHIND: """unvested|unvested stock|unvested equity|unvested rsus|unvested rsu|unvested shares|
        unvested options|unvested grants|unvested stocks|unvested awards|unvested comp|leave behind|leaving behind|
        left behind|leave on the table|
        leaving on the table|walk away from|walking away from|forfeit|forfeiting|forfeited|forfeiture|give up|giving up|
        lose|losing|forgo|forgoing|old equity|old stock|old rsus|current equity|current stock|current rsus|
        current unvested|current unvested stock|current unvested equity|current unvested rsus|are lost|is lost|
        gets lost|get lost|will be lost|will lapse|lapses|lapse|are forfeited|is forfeited|lost equity|lost stock|
        lost bonus|forfeited equity|forfeited stock|forfeited rsus|forfeited bonus|existing equity|existing stock|
        existing rsus""",
    Field.COUNTED: """pto|vacation|vacation days|holiday|holidays|days off|paid leave|leave|
        annual leave|notice|notice period|probation|probation period|trial period|non compete|noncompete|
        non-compete|garden leave|gardening leave|experience|yoe|yrs exp|years exp|exp|parental leave|
        maternity leave|paternity leave|sick days|weekly hours|hours a week|hours per week|days a week|
        days per week|office days|reports|direct reports|people|engineers|employees|headcount|team|team of|staff|
        exercise window|expires in|deadline|offer expires|valid for|valid until|start date|contract|day week|on call|
        post termination|my age|years old|kids|months runway|
        runway|interviews|rounds|commute|urlaub|urlaubstage|tage urlaub|
        probezeit|kundigungsfrist|wochenstunden|berufserfahrung""",
}


PHRASES: dict[str, Field] = {phrase: field for field, text in _PHRASES.items() for phrase in phrases(text)}
"""Every phrase with the field it names."""

WEAK = frozenset(phrases("series a|series b|series c|series d")) | words(
    """current pays flat brut brutto lohn prime provision boni fixe actions grow appreciate basic fixed fix post variable var match matching super share shares units company startup business firm val
    price exercise retention compliance milestone benefit housing car phone food lunch gym health medical insurance
    leave people team raise raises growth grows growing rises rising increases increasing valued gross certain sure p odds package total overall sum
    so joining signing moving relocate relocating grant grants achievement funding experience contract tax taxes
    raised rounds deadline certain merit hike increment refund repay commission stake employees
    engineers reports staff lose losing give forfeit forfeiting a share a unit per unit exp budget retirement training commute apiece merit transport flights sign cap matches common preferred weighting exit attainment"""
)
"""Words that name a field only beside a figure of the right kind; alone they are ordinary English."""

JOINTS = words(
    """: = of is was are at in as for to worth by the a an my their your target on top about around approx approximately
    roughly circa ~ ca with up some value valued total annual yearly gross cash be will would amount offering offered
    plus equals would'll per year my base's it's its this that and uber sur von als auf hohe de"""
)
PART_WORDS = frozenset(
    word for phrase, field in PHRASES.items() if field not in BESIDE for word in phrase.split()
)
"""Words that an offer's own parts are called by: "stipend" is of no other world here."""
FIELD_WORDS = frozenset(
    word for phrase in PHRASES for word in phrase.split() if word.isalpha() and len(word) > 2
)
"""Single words of all phrases: what a mistyped word may have meant."""
