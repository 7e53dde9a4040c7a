"""Layout of letters and tables, evened out before a message is read; the text keeps its length."""

import re

_LEADER = re.compile(r"\.{4,}")
"""Dots that lead from a name to its figure: "Base ........ $255,000"."""
_REMARK = re.compile(
    r"""(?<=[^\W\d])(?<!\d[km])(?P<remark>[ ]?\([^()\n|]{2,60}\))  # a remark in brackets behind a name
        (?P<lead>[ ]*[:|=][ ]*)
        (?P<figure>[^\s()|;:=\d]{0,6}\d[^\s()|;]{0,24}(?:[ ](?:k|m|million|thousand|lakhs?|crores?|[A-Z]{3}))?)
        (?P<end>[ ]*\|?[ ]*(?=\n|;|$|(?<=,)\s))""",
    re.VERBOSE | re.IGNORECASE,
)
"""A remark between a name and its figure: "RSU (4 yrs, quarterly): $320,000", "| Sign-on (12-mo clawback) | $30k |"."""


def evened(text: str) -> str:
    """Return ``text`` with dots that lead to a figure as a colon, and remarks on a name behind its figure."""
    if "...." in text:
        text = _LEADER.sub(lambda dots: f":{' ' * (len(dots[0]) - 1)}", text)
    if "(" in text:
        text = _REMARK.sub(_behind_figure, text)
    return text


def _behind_figure(found: re.Match[str]) -> str:
    figure = found["figure"].rstrip(",.")
    stop = found["figure"][len(figure) :]
    return f"{found['lead']}{figure}{found['remark']}{stop}{found['end']}"
