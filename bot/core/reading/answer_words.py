"""Words around an answer that change nothing, and the ways to say none, yes, no and "I don't know"."""

from bot.core.reading.word_sets import phrases, words

FILLERS = words(
    """a about above actually all alone almost already also am amount an and annual annually approx approximately are
    around as at be before below between ca cash circa currently each every exactly expect expected figure for from fully get
    gets give given gives got grant gross guess haha have he hello her hey hi his hmm honestly frankly hope i i'd i'll i'm i've id if in initial is ish
    it it'd it'll it's its just like likely little lol make makes maybe me more my myself nearly of offer offered
    offering offers oh ok okay on only our over overall paid pay pays plain please pls plus possibly pretty probably
    quoted roughly said say says she should so some something somewhere sorry target tax thank thanks that that's thats
    the their them then there there's they they're they've theyre think this tho though to total totally uh um up us
    value was we well were whole will with would worth yeah year yearly yep yes you your"""
)
VESTING_FILLERS = words(
    """a after all also amount an and annual are as at be beginning bych chunks company cost date dates day each employer
    equal equally equity even evenly every firm first following for from get gets grant granted grants how i in
    increments initial installments instalments is it it's its length like linear linearly long me month months my new
    hire of on once one over pace paid parts per period plain plan portions pro rata release released rsu rsus same
    schedule scheduled shares single spread start starting stay steps stock stocks straight style than that the their
    them then there they thing this time to total tranche tranches until vest vested vestin vesting vestng vests way we
    what which whole will with within would year years you your"""
)
NONE_PHRASES = frozenset(
    phrases(
        """none|no|nope|nah|nothing|zero|nil|0|na|n a|not any|no such thing|not applicable|nada|zilch|without|no none|
        none at all|nothing at all|not at all|don't have|dont have|don't get|dont get|there is none|there isn't|
        there isnt any|there isn't any|isn't any|isnt any|not offered|not included|don't have one|dont have one|
        don't have any|dont have any|doesn't have|haven't got|didn't get any|they don't|there aren't any|no thanks|
        nothing like that|not that i know of|no they don't|don't get any|dont get any|without any|not one|niente|keine"""
    )
)
UNKNOWN_PHRASES = frozenset(
    phrases(
        """idk|i don't know|i dont know|don't know|dont know|dunno|not sure|i'm not sure|im not sure|unsure|no idea|
        unknown|?|tbd|tbc|to be determined|not known|no clue|not yet|haven't been told|they didn't say|they didnt say|
        didn't say|didnt say|not clear|unclear|can't say|cant say|i forgot|forgot|no info|not stated|not specified|
        unspecified|hard to say|who knows|not told|don't remember|dont remember|can't remember|cant remember|
        they didn't tell|they didn't tell me|didn't tell me|don't really know|don't know yet|dont know yet|
        not decided|not mentioned|not disclosed|undisclosed|discretionary|to be discussed|to be negotiated|
        to be agreed|to be confirmed|still open|not known yet|not decided yet|pending|it doesn't say|doesn't say|
        doesnt say"""
    )
)
YES_PHRASES = frozenset(
    phrases(
        """yes|y|yeah|yep|yup|sure|ok|okay|right|correct|that's right|thats right|exactly|of course|true|indeed|please|
        yes please|please do|do it|go ahead|go on|sounds good|looks good|looks right|looks fine|looks correct|
        perfect|great|lgtm|all correct|fine|definitely|absolutely|aye|ja|oui|si|yes it is|
        yes it does|yes they do|yes i do|yes i did|yess|ya|yea|sure thing|why not|that is right|all good|yes correct|
        yes exactly|yes sure|i do|it is|it does|they do"""
    )
)
NO_PHRASES = frozenset(
    phrases(
        """no|n|nope|nah|not really|no thanks|no thank you|wrong|incorrect|that's wrong|thats wrong|not yet|never|don't|
        dont|please don't|not correct|not right|false|non|nein|no it isn't|no it doesn't|no it's not|it isn't|
        it doesn't|they don't|no they don't|i don't|no i don't|not now|rather not|negative|no way|of course not"""
    )
)
