"""What the story around a question lends to it: role, place, amounts, a company's value."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.understanding.asks import LEAST_VALUATION, asked
from bot.core.understanding.mentions import Found
from bot.core.understanding.query import Ask, Query
from knowledge.benchmarks import Level, Measure
from knowledge.lexicon import Class

LEANING = {"standing", "lower_by", "higher_by"}


CALLED = frozenset(
    {"anyone", "anybody", "someone", "somebody", "people", "folks", "colleagues", "friends", "those", "you"}
)
CALL = 4
"""Words before a place among which stands who is called: `anyone here from Nairobi`."""


def called_places(found: Found) -> tuple[str, ...]:
    """Places whose people a story calls: what it asks then is asked of there."""
    return tuple(
        place
        for mention in found.mentions
        if (place := mention.value(Class.PLACE))
        and CALLED.intersection(found.words[max(0, mention.start - CALL) : mention.start])
    )


def with_story(asking: Query, story: Query, called: Sequence[str] = ()) -> Query:
    """The question with the role, places and amounts that the story before it named and it did not.

    `called` are the places whose people it is asked of.
    """
    if asking.foreign or (asking.other_roles and asking.places):
        return asking
    if "every_job" in asking.operations and asking.places:
        return replace(asking, asks=Ask.LOOK_UP if asking.asks is Ask.STANDING else asking.asks)
    every_here = "every_job" in asking.operations and not (asking.roles or asking.places) and story.places
    if asking.other_roles or every_here:
        asks = Ask.LOOK_UP if every_here else asking.asks
        return replace(asking, places=asking.places or story.places, asks=asks)
    goes = bool(asking.operations & {"elsewhere", "same_job"})
    moved = goes and bool(asking.places and story.amounts and story.earned_in)
    if moved and not (asking.amounts or asking.roles):
        places = tuple(dict.fromkeys((*story.places, *asking.places)))
        asking = replace(asking, amounts=story.amounts, earned_in=story.earned_in, places=places)
        return replace(asking, currency=story.currency, asks=asked(asking))
    priced = "prices" in asking.operations and len(asking.places) < 2 and not asking.measures
    if priced and story.places:
        asking = replace(asking, places=tuple(dict.fromkeys((*story.places[-1:], *asking.places))))
    every = "every_job" in story.operations and not asking.other_roles
    job = (every or bool(story.other_roles)) and not (
        asking.roles or story.roles or asking.ambiguous is not None
    )
    filled = replace(
        asking,
        roles=asking.roles or (_of_story(asking, story) if asking.ambiguous is None else ()),
        other_roles=story.other_roles if job else (),
        places=asking.places or (story.places if job else tuple(called) if asking.roles else ()),
        level=story.level if job and asking.level is Level.ALL else asking.level,
        amounts=asking.amounts or (story.amounts if _wants_amounts(asking, story) else ()),
        percents=asking.percents or (story.percents if "standing" in asking.operations else ()),
        measures=asking.measures or story.measures[-1:],
        company=asking.company or story.company,
        employers=asking.employers or (story.employers if _vests(asking) else ()),
        operations=asking.operations | (story.operations & {"sign_on", *(("every_job",) if every else ())}),
    )
    return replace(filled, asks=asked(filled))


def _wants_amounts(asking: Query, story: Query) -> bool:
    """Whether a question is about the amounts of its story: where one stands, what a stake in that company is worth."""
    weighs = bool(asking.operations & LEANING) or "sign_on" in story.operations
    weighs = weighs or bool(asking.percents and asking.operations & {"lower_by", "higher_by"})
    return weighs or _values_stake(asking, story)


def _values_stake(asking: Query, story: Query) -> bool:
    """Whether a role's equity is to be worth something, in a company whose value was told: `on paper, what is that worth?`."""
    if asking.company and Measure.EQUITY in asking.measures:
        return True
    equity = {*asking.measures, *story.measures} == {Measure.EQUITY} and bool(asking.roles or story.roles)
    valued = story.company and max(story.amounts, default=0) >= LEAST_VALUATION
    return equity and valued and (asking.company or asking.into is not None)


def _vests(asking: Query) -> bool:
    """Whether a question is how stock vests, and leaves out where: `how do they split the grant?`."""
    return not asking.names_role and (
        "vest" in asking.operations
        or (Measure.EQUITY in asking.measures and "which_role" not in asking.operations)
    )


def _of_story(asking: Query, story: Query) -> tuple[str, ...]:
    """The roles that a story lends: where an amount stands, the one it came to last (`from manager to director`)."""
    return story.roles[-1:] if "standing" in asking.operations else story.roles
