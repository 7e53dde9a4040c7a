"""What the story around a question lends to it: role, place, amounts, a company's value."""

from dataclasses import replace

from bot.core.understanding.asks import asked
from bot.core.understanding.query import Ask, Query
from knowledge.benchmarks import Level, Measure

LEANING = {"standing", "lower_by", "higher_by"}


def with_story(asking: Query, story: Query) -> Query:
    """The question with the role, place and amounts that the story before it named and it did not."""
    if asking.foreign or (asking.other_roles and asking.places):
        return asking
    if "every_job" in asking.operations and asking.places:
        return replace(asking, asks=Ask.LOOK_UP if asking.asks is Ask.STANDING else asking.asks)
    every_here = "every_job" in asking.operations and not (asking.roles or asking.places) and story.places
    if asking.other_roles or every_here:
        asks = Ask.LOOK_UP if every_here else asking.asks
        return replace(asking, places=asking.places or story.places, asks=asks)
    moved = "elsewhere" in asking.operations and bool(asking.places and story.amounts and story.earned_in)
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
        places=asking.places or (story.places if job else ()),
        level=story.level if job and asking.level is Level.ALL else asking.level,
        amounts=asking.amounts or (story.amounts if _wants_amounts(asking, story) else ()),
        percents=asking.percents or (story.percents if "standing" in asking.operations else ()),
        measures=asking.measures or story.measures[-1:],
        company=asking.company or story.company,
        operations=asking.operations | (story.operations & {"sign_on", *(("every_job",) if every else ())}),
    )
    return replace(filled, asks=asked(filled))


def _wants_amounts(asking: Query, story: Query) -> bool:
    """Whether a question is about the amounts of its story: where one stands, what a stake in that company is worth."""
    weighs = bool(asking.operations & LEANING) or "sign_on" in story.operations
    weighs = weighs or bool(asking.percents and asking.operations & {"lower_by", "higher_by"})
    return weighs or (asking.company and Measure.EQUITY in asking.measures)


def _of_story(asking: Query, story: Query) -> tuple[str, ...]:
    """The roles that a story lends: where an amount stands, the one it came to last (`from manager to director`)."""
    return story.roles[-1:] if "standing" in asking.operations else story.roles
