"""Mistyped words of an offer: "bonsu", "singon", "18 moths", mended where they stand beside a figure."""

from collections.abc import Sequence

from bot.core.offers.lexicon import Lexicon
from bot.core.offers.names import is_in_name
from bot.core.offers.small_words import (
    COMMANDING,
    FILLERS,
    NEGATIONS,
    NOTHING,
    OFFER_CUES,
    QUESTION_STARTS,
    SUPPOSING,
    VERSUS,
)
from bot.core.offers.vocabulary import FIELD_WORDS, JOINTS
from bot.core.reading.currencies import is_currency_word
from bot.core.reading.number_words import NUMBER_WORDS
from bot.core.reading.schedule_words import ORDINALS
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.units import ADVERBS, SCALES, period
from bot.core.reading.word_sets import words
from knowledge.nearest import slip_of

_CORE = sorted(
    words(
        """base salary bonus target sign signing signon rsus rsu stock equity shares options grant relocation relo refresher
    refreshers retirement pension benefits vesting vested vests vest cliff quarterly monthly annual yearly percent
    thousand hundred million clawback strike valuation payout over after total restricted offer variable joining
    matching likely guaranteed retention compliance company growth"""
    )
)
_AT_FIGURES = words("% $ € £ ¥ ₹ k percent pct months years")
_LONGEST_WORD = 24
_TIMES = ("months", "month", "years", "year", "quarters", "weeks", "days", "hours")
_NUMBERS = tuple(word for word in NUMBER_WORDS if len(word) > 2 and word not in {"oh", "nil"})
_ORDINARY = words(
    """annually babe based basel bases bass benefit benefited bose cliffs command compact compare compass eighteenth
    eighth element eleventh equality fife fifteenth fifth file fine fire flour for fort forth forts foul fourteenth fur
    giant gran grand granite granted grants guarantee handled honored hundreds lively machine marching millions mission
    nice nike nineteenth none obe offended offers officer ole once ones ono opinions option optional ordered ore oven
    overs owe passion perfect persian present prevent raised raises realise reception rejection relation rely
    renovation requirement rise russ sax seen sevens seventeenth seventh severity sex share shared shining shore shores
    sigh sign signs sin sinking sip sir sit sitting sixteenth sixth spheres spinning squares stack stacks
    stares steven stevens stricken stride striker strikes stripe striped strokes stuck targeted targets tea ted tee
    teen tel tend tens tent tex thee then there these them this that they their than thirteenth thousands threw tin ton
    too totally tow tree vacation valuable variables variation visited visiting yeah yer other bake case bake basis
    basic basics ever every even our out own ours hour about above often never very were where when what with will well
    west best test rest most cost lost post past last list must just dust case vase ease cash care car bar bag bad back
    tell sell fill full ball call hall small smaller smart start stark art part party path math mother mouth much such
    team term terms trial treat great greet tested stock stop step store story style still skill spill bill"""
)
_GREEK = words("alpha beta gamma delta epsilon zeta theta kappa lambda omicron sigma tau omega")
"""What people call companies that they do not name: "Beta" is no mistyped employer."""
_KNOWN = (
    FIELD_WORDS
    | FILLERS
    | JOINTS
    | NEGATIONS
    | NOTHING
    | OFFER_CUES
    | SUPPOSING
    | VERSUS
    | QUESTION_STARTS
    | COMMANDING
    | NUMBER_WORDS
    | frozenset(SCALES)
    | frozenset(ADVERBS)
    | frozenset(ORDINALS)
    | words(
        "pro rata prorata brutto brut pleased decide quarterly semiannually biannually upfront usual standard normal prorated prorata linear evenly "
        "semi bi bimonthly aws double supplement instalments installments periods later next ways thirds fifths third halves weights weighted weighting loaded"
    )
)


def is_known(word: str) -> bool:
    """Say whether the reader of offers knows ``word`` as it is."""
    return word in _KNOWN or period(word) is not None or is_currency_word(word)


def _is_figure(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    return token.kind is Kind.FIGURE or token.text in NUMBER_WORDS or token.text in _AT_FIGURES


def _stands_at_figure(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a figure is among the three tokens on either side."""
    return any(_is_figure(tokens, at + step) for step in (-3, -2, -1, 1, 2, 3))


def mended(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the tokens with mistyped words read as what they were meant to be; names are left alone."""
    memory: dict[tuple[str, bool, bool], str] = {}
    names = (lexicon.places, lexicon.employers, lexicon.roles)
    read: list[Token] = []
    for at, token in enumerate(tokens):
        text = token.text
        if token.kind is not Kind.WORD or not 3 <= len(text) <= _LONGEST_WORD or not text.isalpha():
            read.append(token)
            continue
        if is_known(text) or is_in_name(tokens, at, names, lexicon.openings):
            read.append(token)
            continue
        key = (text, _is_figure(tokens, at - 1), _stands_at_figure(tokens, at))
        if key not in memory:
            memory[key] = _meant(text, lexicon, behind_figure=key[1], at_figure=key[2])
        read.append(token.reading(memory[key]) if memory[key] != text else token)
    return tuple(read)


def _meant(text: str, lexicon: Lexicon, *, behind_figure: bool, at_figure: bool) -> str:
    if behind_figure:
        time = slip_of(text, _TIMES)
        if time is not None and time[0] == text[0]:
            return time
    if at_figure and text not in _ORDINARY:
        core = slip_of(text, _CORE) or (slip_of(text, _NUMBERS) if len(text) > 3 else None)
        if core is not None and (core[0] == text[0] or len(text) > 5):
            return core
    return text if text in _GREEK else lexicon.mend(text)
