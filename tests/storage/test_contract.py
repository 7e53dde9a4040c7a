"""What every store does alike. Each test runs with memory, SQLite and PostgreSQL."""

import asyncio

import pytest

from bot.core.store import (
    Arrival,
    KeptKey,
    KeptKind,
    KeptRow,
    Letter,
    Miss,
    MissCount,
    MissKind,
    Overtaken,
    Parked,
    Sent,
    Store,
    StoreRefusedError,
    Turned,
)

NOW = 1_780_000_000.0
DAY = 86_400.0
ANN, BOB = 1001, 1002
GROUP = -100


def came(update_id: int, lane: int = ANN, person: int = ANN, at: float = NOW) -> Arrival:
    return Arrival(update_id, str(lane), person, f'{{"n":{update_id}}}', at)


def letter(update_id: int, part: int = 0, lane: int = ANN, person: int = ANN) -> Letter:
    return Letter(update_id, part, str(lane), person, f"letter {update_id}.{part}", NOW)


def context(person: int = ANN, chat: int | None = None) -> KeptKey:
    return KeptKey(KeptKind.STATE, person if chat is None else chat, 0, person)


def row(key: KeptKey, body: str, version: int = 0, used_at: float = NOW) -> KeptRow:
    return KeptRow(key, body, version, used_at)


def everything(store: Store) -> range:
    return range(store.slots)


async def waiting(store: Store) -> list[int]:
    return [arrival.update_id for arrival in await store.waiting(everything(store), 100)]


async def unsent(store: Store) -> list[tuple[int, int]]:
    return [found.id for found in await store.unsent(everything(store), 100)]


async def body(store: Store, key: KeptKey) -> str | None:
    found = (await store.load([key])).get(key)
    return found.body if found else None


# ---- updates come in


async def test_an_update_is_kept_once_however_often_it_comes(store: Store) -> None:
    assert await store.receive([came(1), came(2)]) == {1, 2}
    assert await store.receive([came(2), came(3)]) == {3}
    assert await store.receive([came(3), came(3)]) == set()
    assert await waiting(store) == [1, 2, 3]


async def test_an_update_twice_in_one_batch_is_kept_once(store: Store) -> None:
    assert await store.receive([came(1), came(1)]) == {1}
    assert await waiting(store) == [1]


async def test_updates_wait_in_the_order_of_their_ids_whole(store: Store) -> None:
    await store.receive([came(7), came(5, BOB, BOB)])
    await store.receive([came(6)])
    found = await store.waiting(everything(store), 100)
    assert found == [came(5, BOB, BOB), came(6), came(7)]
    assert len(await store.waiting(everything(store), 2)) == 2
    assert await store.waiting(everything(store), 2, {5, 7, 99}) == [came(6)]


async def test_an_applied_update_that_comes_again_stays_applied(store: Store) -> None:
    await store.receive([came(1)])
    await store.commit([Turned(1)], NOW)
    assert await store.receive([came(1)]) == set()
    assert await waiting(store) == []


# ---- turns


async def test_a_turn_is_committed_whole(store: Store) -> None:
    await store.receive([came(1)])
    turn = Turned(
        1,
        kept=(row(context(), "asked"), row(KeptKey(KeptKind.PERSON, person=ANN), "offers")),
        letters=(letter(1), letter(1, 1)),
        misses=(Miss("what is a yacht clause"),),
    )
    await store.commit([turn], NOW)
    assert await waiting(store) == []
    assert await body(store, context()) == "asked"
    assert await body(store, KeptKey(KeptKind.PERSON, person=ANN)) == "offers"
    assert await store.unsent(everything(store), 100) == [letter(1), letter(1, 1)]
    assert await store.misses(10) == [MissCount(Miss("what is a yacht clause"), 1, NOW)]


async def test_turns_of_one_commit_build_on_each_other(store: Store) -> None:
    await store.receive([came(1), came(2)])
    turns = [Turned(1, kept=(row(context(), "first"),)), Turned(2, kept=(row(context(), "second", 1),))]
    await store.commit(turns, NOW)
    assert (await store.load([context()]))[context()] == row(context(), "second", 2)


async def test_an_update_is_applied_once_even_if_two_hold_it(store: Store) -> None:
    await store.receive([came(1), came(2)])
    await store.commit([Turned(1, letters=(letter(1),))], NOW)
    with pytest.raises(Overtaken) as refusal:
        await store.commit([Turned(2, letters=(letter(2),)), Turned(1, letters=(letter(1, 1),))], NOW)
    assert refusal.value.updates == {1}
    assert await waiting(store) == [2], "the whole commit is refused"
    assert await unsent(store) == [(1, 0)]


@pytest.mark.parametrize("version", [0, 2], ids=["as if it were new", "as if it were older"])
async def test_a_row_that_somebody_else_wrote_is_not_overwritten(store: Store, version: int) -> None:
    await store.receive([came(1), came(2)])
    await store.commit([Turned(1, kept=(row(context(), "theirs"),))], NOW)
    with pytest.raises(Overtaken) as refusal:
        await store.commit([Turned(2, kept=(row(context(), "mine", version),), letters=(letter(2),))], NOW)
    assert refusal.value.updates == set()
    assert await body(store, context()) == "theirs"
    assert await waiting(store) == [2]
    assert await unsent(store) == []


async def test_a_change_without_an_update_is_kept(store: Store) -> None:
    chat = KeptKey(KeptKind.CHAT, ANN)
    await store.commit([Turned(None, kept=(row(chat, "gone"),))], NOW)
    assert await body(store, chat) == "gone"


async def test_any_text_is_kept(store: Store) -> None:
    text = "\u202e zero\u200bwidth \U0001f600 ' \" ; DROP TABLE kept; -- \\ %s $1 \n"
    await store.receive([came(1)])
    await store.commit([Turned(1, kept=(row(context(), text),))], NOW)
    assert await body(store, context()) == text


@pytest.mark.parametrize("text", ["nul \0 inside", "half \ud83d of a sign", "x" * 4096])
async def test_any_question_can_be_missed(store: Store, text: str) -> None:
    await store.receive([came(1), came(2)])
    await store.commit([Turned(1, misses=(Miss(text),))], NOW)
    await store.commit([Turned(2, misses=(Miss(text),))], NOW)
    (found,) = await store.misses(10)
    assert found.count == 2


async def test_commits_at_the_same_time_all_arrive(store: Store) -> None:
    people = range(2000, 2040)
    await store.receive([came(person, person, person) for person in people])
    commits = [
        store.commit(
            [Turned(p, kept=(row(context(p), str(p)),), letters=(letter(p, 0, p, p),))],
            NOW,
        )
        for p in people
    ]
    await asyncio.gather(*commits)
    assert await waiting(store) == []
    assert await unsent(store) == [(person, 0) for person in people]
    assert len(await store.load([context(person) for person in people])) == len(people)


async def test_of_two_commits_of_one_update_one_wins(store: Store) -> None:
    await store.receive([came(1)])
    commits = [store.commit([Turned(1, letters=(letter(1, part),))], NOW) for part in range(5)]
    ended = await asyncio.gather(*commits, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ended) == ["NoneType", *["Overtaken"] * 4]
    assert len(await unsent(store)) == 1


@pytest.mark.parametrize(
    "poison",
    [
        Turned(1, kept=(row(context(2**70), "far"),)),
        Turned(1, kept=(row(context(), "half \ud83d of a sign"),)),
        Turned(1, letters=(letter(1), letter(1))),
    ],
    ids=["a number too large", "half a sign", "the same letter twice"],
)
async def test_what_no_database_takes_is_refused_and_leaves_the_others_alone(
    store: Store, address: str, poison: Turned
) -> None:
    if address.startswith("memory"):
        pytest.skip("memory takes everything")
    await store.receive([came(1), came(2, BOB, BOB), came(3, BOB, BOB)])
    ended = await asyncio.gather(
        *(store.commit([turn], NOW) for turn in (Turned(2), poison, Turned(3))), return_exceptions=True
    )
    assert [type(end) for end in ended] == [type(None), StoreRefusedError, type(None)]
    assert "far" not in str(ended[1])
    assert await waiting(store) == [1]
    assert await unsent(store) == []


# ---- letters go out


async def test_settled_letters_are_gone_the_others_wait(store: Store) -> None:
    await store.receive([came(1), came(2)])
    await store.commit([Turned(1, letters=(letter(1), letter(1, 1))), Turned(2, letters=(letter(2),))], NOW)
    await store.settle([(1, 0)], [], NOW)
    assert await unsent(store) == [(1, 1), (2, 0)]
    await store.settle([(1, 1), (2, 0), (9, 9)], [], NOW)
    assert await unsent(store) == []


async def test_sent_messages_are_known_by_their_key(store: Store) -> None:
    await store.settle([], [Sent("1001", "5.0", 70), Sent("1001", "5.1", 71)], NOW)
    await store.settle([], [Sent("1001", "5.0", 80)], NOW)
    assert await store.message_id("1001", "5.0") == 80
    assert await store.message_id("1001", "5.1") == 71
    assert await store.message_id("1002", "5.0") is None


# ---- failed turns, missed questions


async def test_failed_turns_are_listed_newest_first(store: Store) -> None:
    await store.receive([came(1), came(2)])
    first = Parked("AAAAAA", 1, "message", "ZeroDivisionError in vesting.py:88", NOW)
    second = Parked("BBBBBB", 2, "callback_query", "KeyError in desk.py:5", NOW + 1)
    await store.commit([Turned(1, parked=first), Turned(2, parked=second)], NOW)
    assert await store.parked(10) == [second, first]
    assert await store.parked(1) == [second]
    assert await waiting(store) == [], "a failed turn isn't tried again"


async def test_missed_questions_are_counted_by_kind(store: Store) -> None:
    await store.receive([came(n) for n in range(1, 5)])
    unanswered, disliked = Miss("what is a yacht"), Miss("what is a yacht", MissKind.DISLIKED)
    for number, miss in enumerate([unanswered, unanswered, disliked, unanswered], 1):
        await store.commit([Turned(number, misses=(miss,))], NOW + number)
    assert await store.misses(10) == [
        MissCount(unanswered, 3, NOW + 4),
        MissCount(disliked, 1, NOW + 3),
    ]


async def test_a_check_changes_nothing(store: Store) -> None:
    await store.receive([came(1)])
    await store.check()
    assert await waiting(store) == [1]


# ---- privacy


async def full_of_two_people(store: Store) -> None:
    """Ann and Bob have talked in private and in a group; both have updates and letters under way."""
    await store.receive([came(n, person, person) for n, person in ((1, ANN), (2, BOB))])
    for number, person in ((1, ANN), (2, BOB)):
        kept = (
            row(context(person), f"state of {person}"),
            row(context(person, GROUP), f"group state of {person}"),
            row(KeptKey(KeptKind.PERSON, person=person), f"offers of {person}"),
            row(KeptKey(KeptKind.CHAT, person), f"settings of {person}"),
        )
        await store.commit([Turned(number, kept=kept, letters=(letter(number, 0, person, person),))], NOW)
        await store.settle([], [Sent(str(person), "1.0", 5)], NOW)
    await store.commit([Turned(None, kept=(row(KeptKey(KeptKind.CHAT, GROUP), "group settings"),))], NOW)
    await store.receive([came(3, GROUP, ANN), came(4, GROUP, BOB), came(5), came(6)])


async def test_export_is_everything_about_one_person(store: Store) -> None:
    await full_of_two_people(store)
    assert sorted(await store.export(ANN)) == [
        ("chat", "settings of 1001"),
        ("letter", "letter 1.0"),
        ("person", "offers of 1001"),
        ("sent", '{"key": "1.0", "message": 5}'),
        ("state", "group state of 1001"),
        ("state", "state of 1001"),
        ("update", '{"n":3}'),
        ("update", '{"n":5}'),
        ("update", '{"n":6}'),
    ]


async def test_forgetting_deletes_one_person_with_what_is_under_way(store: Store) -> None:
    await full_of_two_people(store)
    bobs = sorted(await store.export(BOB))
    await store.receive([came(7, GROUP, ANN)])
    await store.commit([Turned(7, letters=(letter(7, 0, GROUP, ANN),))], NOW)
    answer = letter(5)
    await store.commit([Turned(5, kept=(row(context(), "new"),), letters=(answer,), forget=ANN)], NOW)
    assert sorted(await store.export(ANN)) == [
        ("letter", "letter 5.0"),
        ("letter", "letter 7.0"),
        ("update", '{"n":6}'),
    ], "what was written after /forget is a new beginning"
    assert sorted(await store.export(BOB)) == bobs
    assert await body(store, KeptKey(KeptKind.CHAT, GROUP)) == "group settings"
    assert await waiting(store) == [4, 6]
    assert await store.message_id(str(ANN), "1.0") is None
    assert await store.message_id(str(BOB), "1.0") == 5
    assert await store.receive([came(3, GROUP, ANN)]) == set(), "a deleted update isn't taken again"


async def test_what_nobody_used_for_180_days_is_deleted(store: Store) -> None:
    await store.receive([came(1)])
    old = row(context(BOB), "old", used_at=NOW - 181 * DAY)
    new = row(context(ANN), "new", used_at=NOW - 179 * DAY)
    parked = Parked("AAAAAA", 1, "message", "KeyError", NOW - 181 * DAY)
    await store.commit([Turned(1, kept=(old, new), parked=parked, misses=(Miss("?"),))], NOW - 181 * DAY)
    pruned = await store.prune(NOW)
    assert (pruned.kept, pruned.parked, pruned.misses) == (1, 1, 1)
    assert await body(store, context(ANN)) == "new"
    assert await body(store, context(BOB)) is None
    assert await store.parked(10) == []
    assert await store.misses(10) == []


async def test_ids_are_remembered_for_three_days_and_waiting_ones_for_as_long_as_they_wait(
    store: Store,
) -> None:
    await store.receive([came(1, at=NOW - 4 * DAY), came(2, at=NOW - 4 * DAY), came(3, at=NOW - 2 * DAY)])
    await store.commit([Turned(1), Turned(3)], NOW)
    await store.settle([], [Sent("1001", "1.0", 5)], NOW - 4 * DAY)
    assert (await store.prune(NOW)).ids == 2
    assert await store.receive([came(2)]) == set()
    assert await store.receive([came(3)]) == set()
    assert await store.receive([came(1)]) == {1}


async def test_a_chat_that_moved_keeps_what_was_kept(store: Store) -> None:
    new = -1_000_000_000_100
    await store.commit([Turned(None, kept=(row(KeptKey(KeptKind.CHAT, GROUP), "quiet"),))], NOW)
    await store.commit([Turned(None, kept=(row(context(ANN, GROUP), "context"),))], NOW)
    await store.commit([Turned(None, kept=(row(KeptKey(KeptKind.CHAT, new), "empty"),))], NOW)
    await store.settle([], [Sent(str(GROUP), "1.0", 5)], NOW)
    await store.receive([came(1, GROUP)])
    await store.commit([Turned(1, moved=(GROUP, new))], NOW)
    assert await body(store, KeptKey(KeptKind.CHAT, new)) == "quiet"
    assert await body(store, context(ANN, new)) == "context"
    assert await body(store, KeptKey(KeptKind.CHAT, GROUP)) is None
    assert await store.message_id(str(new), "1.0") == 5


# ---- operation


async def test_sizes_tell_how_much_waits_and_since_when(store: Store) -> None:
    empty = await store.sizes(NOW)
    assert (empty.waiting, empty.oldest_waiting, empty.unsent, empty.oldest_unsent) == (0, 0.0, 0, 0.0)
    await store.receive([came(1, at=NOW - 30), came(2, at=NOW - 90), came(3)])
    offers = row(KeptKey(KeptKind.PERSON, person=ANN), "offers")
    parked = Parked("AAAAAA", 3, "message", "KeyError", NOW)
    await store.commit([Turned(3, kept=(offers,), letters=(letter(3),), parked=parked)], NOW)
    sizes = await store.sizes(NOW + 10)
    assert (sizes.waiting, sizes.oldest_waiting) == (2, 100.0)
    assert (sizes.unsent, sizes.oldest_unsent) == (1, 10.0)
    assert (sizes.parked, sizes.persons) == (1, 1)


async def test_one_process_alone_holds_all_the_work_and_polls(store: Store) -> None:
    share = await store.share()
    assert share.held == set(everything(store))
    assert share.excess == set()
    assert await store.lead()
    assert await store.lead()


async def test_slots_given_back_can_be_taken_again(store: Store) -> None:
    await store.release(list((await store.share()).held))
    assert (await store.share()).held == set(everything(store))


async def test_closing_twice_does_no_harm(store: Store) -> None:
    await store.close()
    await store.close()
