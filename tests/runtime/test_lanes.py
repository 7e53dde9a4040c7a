"""A lane whose slot goes to another process while a turn of it is under way."""

from bot.core.store import Arrival
from bot.telegram.lanes import Lanes


def arrival(update_id: int) -> Arrival:
    return Arrival(update_id, "1001", 1001, "{}", 0.0)


async def lanes_at_work() -> Lanes:
    """The first three updates of a chat have been taken, a fourth waits."""
    lanes = Lanes(1)
    for number in (1, 2, 3):
        lanes.put(arrival(number))
    await lanes.take(1, lambda: {0})
    lanes.put(arrival(4))
    return lanes


async def test_what_is_left_of_its_turns_waits_again() -> None:
    lanes = await lanes_at_work()
    lanes.done("1001", {1}, [arrival(2), arrival(3)])
    ((_, waiting),) = await lanes.take(1, lambda: {0})
    assert [one.update_id for one in waiting] == [2, 3, 4]


async def test_nothing_of_it_stays_where_the_slot_was_lost() -> None:
    lanes = await lanes_at_work()
    lanes.drop({0})
    lanes.done("1001", {1}, [arrival(2), arrival(3)])
    assert lanes.known == frozenset()


async def test_it_goes_on_in_order_where_the_slot_came_back_meanwhile() -> None:
    lanes = await lanes_at_work()
    lanes.drop({0})
    lanes.hold({0})
    lanes.put(arrival(5))
    lanes.done("1001", {1}, [arrival(2), arrival(3)])
    ((_, waiting),) = await lanes.take(1, lambda: {0})
    assert [one.update_id for one in waiting] == [2, 3, 5]
    lanes.done("1001", {2, 3, 5})
    assert lanes.known == frozenset()
