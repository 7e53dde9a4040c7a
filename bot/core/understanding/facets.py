"""Questions about the last answer itself: where from, how old, how sure, when, how many were asked, what the guide says."""

from enum import StrEnum


class Facet(StrEnum):
    """What is asked about an answer that was just given."""

    SOURCE = "source"
    AGE = "age"
    SURE = "sure"
    WHEN = "when"
    SAMPLE = "sample"
    WHY = "why"
    MORE = "more"
    GUIDE = "guide"
