"""`offerlens value`, `compare` and `counter`: offers in files, as text or JSON, with a chart if asked for."""

import argparse
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from bot.charts import draw, text_chart
from bot.core.charts import Chart
from bot.core.markup import plain
from bot.core.messages import Reply
from bot.core.reading.answers import Money, read_money
from bot.core.replies.comparison_reply import Compared, ComparisonReplies
from bot.core.replies.counter_reply import counter_reply
from bot.core.replies.json_form import comparison_json, counter_json, valuation_json
from bot.core.replies.pictures import lines_chart, years_chart
from bot.core.replies.valuation_reply import ValuationReplies
from bot.terminal.offer_files import FileRefused, valued_file
from calculators.comparison import compare as compare_offers
from calculators.counter import counter as counter_offer
from calculators.currencies import Rate
from calculators.refusal import Refused

if TYPE_CHECKING:
    from calculators.offer import Offer

T = TypeVar("T")
Replies = Callable[[], ValuationReplies]
"""Makes the writer of valuations when text is wanted: JSON needs no knowledge."""


def value(arguments: argparse.Namespace, replies: Replies) -> str:
    """What `offerlens value` prints. Raises FileRefused."""
    one = valued_file(arguments.file)
    picture = years_chart(one)
    _draw(arguments, picture)
    if arguments.json:
        return _json(valuation_json(one.valuation))
    return _text(replies().full(one), picture)


def compare(arguments: argparse.Namespace, replies: Replies, rates: Iterable[Rate]) -> str:
    """What `offerlens compare` prints. Raises FileRefused."""
    offers = tuple(valued_file(path, place) for place, path in enumerate(arguments.files))
    both = Compared(
        offers,
        _refusing("compare", lambda: compare_offers([one.offer for one in offers], arguments.on, rates)),
    )
    picture = lines_chart(both)
    _draw(arguments, picture)
    if arguments.json:
        return _json(comparison_json(both.result))
    return _text(ComparisonReplies(replies()).full(both), picture)


def counter(arguments: argparse.Namespace) -> str:
    """What `offerlens counter` prints. Raises FileRefused."""
    one = valued_file(arguments.file)
    target: Decimal | Offer = (
        valued_file(arguments.match, 1).offer if arguments.match else _target(arguments.target)
    )
    solved = _refusing(
        str(arguments.file), lambda: counter_offer(one.offer, target, arguments.on, arguments.lever)
    )
    if arguments.chart:
        _draw(arguments, years_chart(valued_file(arguments.file)))
    if arguments.json:
        return _json(counter_json(solved))
    return _text(counter_reply(one, target, arguments.on, [arguments.lever]), None)


def _target(text: str) -> Decimal:
    money = read_money(text, thousands=False)
    if not isinstance(money, Money) or money.amount <= 0:
        raise FileRefused([f"--target: '{text}' is no amount. Write it as 450k or 450000."])
    return money.amount


def _refusing(where: str, work: Callable[[], T]) -> T:
    try:
        return work()
    except Refused as refused:
        raise FileRefused([f"{where}: {refused.field}: {refused.sentence}"]) from None


def _draw(arguments: argparse.Namespace, chart: Chart) -> None:
    if arguments.chart is None:
        return
    try:
        arguments.chart.write_bytes(draw(chart))
    except OSError as error:
        raise FileRefused([f"{arguments.chart}: file: can't be written ({error.strerror})."]) from None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _text(reply: Reply, chart: Chart | None) -> str:
    parts = [plain(reply.text), text_chart(chart) if chart else "", plain(reply.detail), reply.source]
    return "\n\n".join(part for part in parts if part)
