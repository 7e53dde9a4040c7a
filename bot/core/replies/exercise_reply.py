"""What it costs to exercise options: their number times the strike."""

from collections.abc import Iterator, Sequence

from bot.core.messages import Reply
from bot.core.replies.figure_reply import back, of
from bot.core.replies.figures import full
from bot.core.replies.valued import Valued
from calculators.grants import Options


def exercise_reply(offers: Sequence[Valued]) -> Reply:
    """The cost of buying all shares that the options of each offer give a right to, and what they are worth today."""
    lines = [line for one in offers for line in _costs(one)]
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())


def _costs(one: Valued) -> Iterator[str]:
    held = [grant for grant in one.offer.grants if isinstance(grant, Options)]
    if not held:
        yield f"There are no options in this offer{of(one)}, so nothing is exercised."
    currency = one.offer.currency
    for options in held:
        cost, worth = options.number * options.strike, options.number * options.price
        yield (
            f"**{full(cost, currency)}** to exercise all {options.number:,f} options{of(one)} at {full(options.strike, currency)} each."
        )
        yield (
            f"The shares are worth {full(worth, currency)} at today's {full(options.price, currency)}; "
            "tax may be due as well, which I don't work out."
        )
