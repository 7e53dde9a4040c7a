"""Small words around the parts of an offer: negations, breaks, fillers, and words that ask or suppose."""

from bot.core.reading.word_sets import phrases, words

NEGATIONS = words(
    "no without zero none w/o never not lacks lacking minus excluding except n/a nil kein keine keinen ohne sans"
)
NOTHING = words("none no nothing nil zero na n/a nope nada - – 0")
"""What stands behind "sign-on:" where there is none."""

OFFER_CUES = words("""offer offers offered offering offerd package proposal proposed proposing giving""")
GIVING_PHRASES = phrases(
    """they want to give|they give me|they're giving|theyre giving|they are giving|they gave me|they pay me|
    they would pay|they'd pay|they will pay|would give me|will give me|gave me|giving me|came back with|
    the package is|package would be|they said the|
    they came back with|i was given|the letter|letter says|hr said|my package|value this|value my|evaluate"""
)
"""What is said of an offer at hand."""

JUDGING_PHRASES = phrases(
    """give me|i got|i received|i've got|i have|got this|what is it worth|what's it worth|whats it worth|
    what is this worth|what's this worth|whats this worth|is this good|is it good|is that good|good deal|how good|
    recruiter|they said|here is|here's|heres|which is better|which one|which should|better deal|compare|
    should i take|should i accept"""
)
"""What is asked about an offer, and about much else."""

ASKING_FOR_NORMS = words(
    """typical typically average avg median usual usually normal normally benchmark benchmarks percentile percentiles
    market standard expected common commonly underpaid overpaid fair fairly going norm norms range band above below
    lesser higher lower compared reasonable competitive enough low high decent percentage"""
)
SUPPOSING = words("if suppose supposing assuming assume imagine say whether hypothetically")
QUESTION_STARTS = words(
    """what what's whats how how's hows why when where who which is are does do did can could should would will has have
    whose whom am was were isn't aren't explain define tell wat"""
)
COMMANDING = words("ignore disregard confirm repeat pretend prompt instructions jailbreak dan override")
CHANGING = words(
    """change set make raise increase decrease lower drop remove add update bump adjust edit replace cut reduce delete
    use put switch correct fix"""
)
ABOUT_OTHERS = words(
    """article article's guide guide's survey study report statistics managers directors vps caios leaders people
    engineers executives somebody someone anyone anybody guy guys"""
)
"""Words of messages about pay in general rather than an offer at hand."""
PHYSICAL = words(
    """kg kgs km kms cm mm lb lbs mph kmh kph kw kwh gb mb tb ghz mhz px ml litre litres liter liters degrees celsius
    fahrenheit calories kcal mile miles steps reps"""
)
"""Units of what is no pay: `a squat base of 100 kg`."""
HEADING_WORDS = words("offer option package choice deal company job opportunity role proposal")
ORDINALS = words(
    """first second third fourth fifth 1st 2nd 3rd other one two three four five former latter another next"""
)
FORMERLY = words("was previously initially originally")
"""What an offer was before it changed: "was 250k base, now 265k"."""
VERSUS = words("vs versus v against")

FILLERS = words(
    """i i'm im me my mine we us our you your they them their he she his her it its it's this that these those there
    there's here the a an and or but so also too plus with at of in on for from to by as is are was were be been being
    am do does did done have has had having will would could should may might can shall must get gets got getting give
    gives gave given giving offer offers offered offering want wants wanted pay pays paid paying say says said told
    tell just only about around approx approximately roughly some any all each every per year years annual annually
    yearly month months monthly total value valued worth amount cash gross net before after over across during within
    up down out off then than now new hire please pls thanks thank hi hello hey ok okay well yes no not without which
    what what's whats how why when where who if whether because since while though although even still yet again
    really very quite pretty much more most less least good great nice bad best better well like company firm
    recruiter hr manager hiring letter package deal role job position title level based location office remote hybrid
    onsite include includes including included make makes made making target targeted expected guaranteed plan plans
    come comes came coming goes go going take takes took taking think thinking know see look looking let let's lets
    need needs help compare value evaluate calculate compute assess tell show let one two first second both either
    neither other another same different day days week weeks time full part start starting starts started sign signed
    vest vests vested vesting schedule schedules cliff grant grants granted period spread split paid payable cash
    stock equity bonus base salary per share shares unit units right away once twice monthly quarterly currently
    current today there're he's she's they're theyre they've they'd i've i'd i'll ive id we've um uh er hmm kind sort
    thing things stuff lot bit maybe perhaps probably likely guess sure nothing else everything anything something
    them eg ie etc incl excl approx appr top extra additional further additionally moreover furthermore hey yo dear
    bot friend question asked asking ask should i'd details detail breakdown summary offerlens ltd inc llc gmbh tc yoy
    us usa eu uk plz thx btw fyi tbh imo omg lol haha hmm ugh wow whoa congrats thats that's dont don't didn't doesn't
    sorry wait actually correction scratch mean meant oops rather typo
    isn't aren't wasn't won't can't cannot reply final initial verbal written signed negative today yesterday tomorrow"""
)
"""Words that are no loss if they are not understood."""
