"""The English text over which `distil_vectors.py` teaches the word vectors. Repeatable: every draw has a fixed seed.

Three kinds: sentences of a free chat corpus, the same with words replaced (so that rare words occur too), and
made-up everyday requests and questions. None of it comes from the knowledge or from a benchmark.
"""

import json
import random
import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

Tokens = list[int]

_REPLACED_SENTENCES = 90_000
_WORD_PAIRS = 40_000
_MUTATED = 140_000
_REQUESTS = 134_000
_LAST_FREQUENT = 2_300

_ABOUT_A_WORD = (  # noqa: SIM905 - reads best as text
    "what is {}|how do i {}|my {}|what is my {}|the {} is|how much {}|{}|tell me about {}|is there a {}|can you {}|"
    "how long is {}|why {}|{} please|where is the {}|i want {}"
).split("|")

_VERBS = """get make take give find send receive change update cancel open close start stop check track pay charge
move transfer add remove delete set reset lock unlock block order buy sell return refund exchange book reserve schedule
plan call text message email share show tell explain describe compare calculate convert translate spell define play
pause skip repeat turn switch cook eat drink clean fix repair replace renew extend apply approve decline accept reject
verify confirm activate freeze report lose steal travel fly drive park rent borrow lend save spend earn owe invest
withdraw deposit top link connect use need want like prefer choose pick hire fire quit leave join retire promote
negotiate ask offer sign vest exercise hold keep grow cut raise lower reduce increase double split work learn teach
study read write listen watch wait arrive depart expire happen work cost weigh measure rate review recommend suggest
remind remember forget count estimate value tax insure claim file appeal complain thank greet help""".split()  # noqa: SIM905 - reads best as words

_NOUNS = """card account bank money balance payment transfer fee charge rate limit loan mortgage credit score debit
cash check statement bill rent tax refund currency exchange dollar euro wallet app phone number pin password code
identity passport visa address name age birthday email message text call contact list reminder alarm timer calendar
meeting appointment event date time day week month year hour minute weather temperature forecast rain snow traffic
distance route direction map location gps flight plane ticket hotel room reservation booking luggage bag airport train
bus taxi uber car tire oil gas fuel mileage engine battery insurance policy coverage claim doctor health vaccine shot
medicine calories nutrition recipe ingredient dinner lunch breakfast meal food restaurant table menu sushi pizza coffee
tea milk bread cheese salt sugar oven song music playlist album movie book game joke story fact news word sentence
language spanish french meaning definition spelling synonym question answer idea opinion hobby pet dog cat family
mother father friend boss coworker job work office salary pay wage base bonus equity stock share option grant vesting
cliff offer raise promotion title role manager director vice president executive engineer team company startup employer
recruiter interview hiring contract notice severance benefit pension vacation holiday leave insurance match commission
package compensation income paycheck payday budget savings investment interest return dividend market price cost
discount sale receipt order package delivery shipping tracking warranty store shop shopping clothes shoes size color
house home apartment door light heat thermostat tv speaker volume device internet wifi computer laptop screen printer
file photo video camera website page link button settings mode accent voice city town country state region street
california london seattle new york germany degree education school phd training skill course certificate experience
level grade rank gap difference average median percent share ratio number amount total sum maximum minimum deadline age
gender women diversity law rule regulation fine risk problem error mistake reason source proof evidence history future
trend growth demand shortage""".split()  # noqa: SIM905 - reads best as words

_KINDS = """new old current last next first second lost stolen broken wrong right low high big small good bad best
worst cheap expensive free full empty late early fast slow safe easy hard normal typical average annual monthly weekly
daily foreign international local physical virtual personal pending failed extra double hidden fair real remote senior
junior""".split()  # noqa: SIM905 - reads best as words

_PLACES = (  # noqa: SIM905 - reads best as text
    "today,tomorrow,right now,this week,next month,last year,for me,please,by friday,at night,in europe,abroad,online,"
    "at the store,from my account,to my friend,on my card,with my phone,at work,for dinner,on monday,in london,in the us"
).split(",")

_ASKING = "what which who when where why how".split()  # noqa: SIM905 - reads best as words

_SENTENCES = """how do i {v} my {n}|how can i {v} a {n}|can you {v} my {n}|can you {v} the {n} {p}|i want to {v} my {n}|
i need to {v} a {a} {n}|please {v} the {n}|{v} my {n} {p}|{v} {n}|why was my {n} {a}|why is my {n} so {a}|what is my {n}|
what is your {n}|what is the {n} of my {n}|whats the {a} {n}|what {n} do i {v}|how much is the {n}|how much {n} do i {v}|
how much {n} does a {n} {v}|how long does it take to {v} a {n}|how long is the {n}|how many {n} are in a {n}|
how often should i {v} the {n}|when will my {n} {v}|when is my {a} {n}|when did i {v} my {n}|where is my {n}|
where can i {v} a {n}|where do you {v} {n}|who can {v} my {n}|which {n} has the {a} {n}|which {n} should i {v}|
is my {n} {a}|is there a {n} {p}|is there a {n} for {n}|do you {v} {n}|do i need a {n} to {v}|do you have a {n}|
does the {n} {v}|does my {n} {v} {p}|am i able to {v} my {n}|are you a {n}|should i {v} the {n} or the {n}|
can i {v} {n} with {n}|can i {v} my {n} and my {n}|i did not {v} this {n}|i do not {v} {n}|i have a {a} {n}|
i lost my {n}|my {n} was {a}|my {n} did not {v}|my {n} is not {a}|the {n} i {v} is {a}|there is a {n} on my {n}|
tell me about {n}|tell me the {n} {p}|tell my {n} i will {v}|show me my {n}|give me the {n} for {n}|
let me know my {n} {p}|set a {n} for {p}|add {n} to my {n}|remove {n} from my {n}|i would like a {n} {p}|
i would like to {v} my {a} {n}|help me {v} a {n}|difference between {n} and {n}|{n} vs {n}|{n} of {n}|{a} {n}|
{a} {n} of a {n}|{n} {n} {p}|{n} for a {n} {p}|{n} {n}|what does {n} mean|what happens to my {n} if i {v}|
what do i do about a {a} {n}|what if my {n} is {a}|what kind of {n} is {a}|not {n} but {n}|no {n}|yes {v} it|
never {v} my {n}|{w} {n}|{w} should i {v}|i am not sure about the {n}|thanks for the {n}|hey can you {v} {n}|
you are {a}|who made your {n}|what are my {n} and {n}|what would it cost to {v} a {n}""".replace(
    "\n", ""
).split("|")


def chat_sentences() -> list[str]:
    """Return the sentences of the BYU chit-chat dataset (MIT), which the package `chitchat-dataset` carries."""
    spec = find_spec("chitchat_dataset")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install chitchat-dataset==0.9.0")
    talks = json.loads(Path(spec.origin).with_name("dataset.json").read_text(encoding="utf-8"))
    found: set[str] = set()
    for talk in talks.values():
        said = [message["text"] for turn in talk["messages"] for message in turn]
        parts = [part.strip() for text in said for part in re.split(r"(?<=[.!?])\s+", text)]
        found.update(part for part in parts if 6 < len(part) < 300)
        found.add(talk.get("prompt") or "hello there")
    return sorted(found)


def mutated(
    sentences: Sequence[str], vocabulary: Sequence[str], tokenise: Callable[[str], Tokens], first_word: int
) -> list[Tokens]:
    """Return sentences with words replaced, short questions about every word, and pairs of words."""
    draw = random.Random(5)  # noqa: S311 - repeatable, no secret
    english = [place for place in range(first_word, len(vocabulary)) if vocabulary[place].isascii()]
    words = [place for place in english if vocabulary[place].isalpha() and len(vocabulary[place]) > 1]
    endings = [place for place in english if re.fullmatch("##[a-z]{2,}", vocabulary[place])]
    made: list[Tokens] = []
    for sentence in draw.sample(sentences, _REPLACED_SENTENCES):
        tokens = tokenise(sentence)
        telling = [
            place
            for place, token in enumerate(tokens)
            if token > _LAST_FREQUENT and not vocabulary[token].startswith("##")
        ]
        if not telling or len(tokens) > 16:
            continue
        for _ in range(2):
            changed = list(tokens)
            if draw.random() < 0.3:
                changed[draw.choice(telling)] = draw.choice(words)
            place = draw.choice(telling)
            changed[place] = draw.choice(words)
            if draw.random() < 0.15:
                changed.insert(place + 1, draw.choice(endings))
            made.append(changed)
    for word in words:
        made += [tokenise(question.format(vocabulary[word])) for question in draw.sample(_ABOUT_A_WORD, 2)]
    likely = [(10 + rank) ** -0.5 for rank in range(len(words))]
    for _ in range(_WORD_PAIRS):
        first, second = draw.choices(words, likely, k=2)
        made.append([first, second if draw.random() < 0.5 else draw.choice(words)])
    draw.shuffle(made)
    return made[:_MUTATED]


def requests() -> list[str]:
    """Return made-up questions and requests of everyday life and work."""
    draw = random.Random(9)  # noqa: S311 - repeatable, no secret
    slots = {"{v}": _VERBS, "{n}": _NOUNS, "{a}": _KINDS, "{p}": _PLACES, "{w}": _ASKING}
    made: set[str] = set()
    while len(made) < _REQUESTS:
        sentence = draw.choice(_SENTENCES)
        for slot, fillings in slots.items():
            while slot in sentence:
                sentence = sentence.replace(slot, draw.choice(fillings), 1)
        made.add(sentence)
    return sorted(made)
