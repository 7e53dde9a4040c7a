"""What Telegram says of the bot, judged: token, webhook, privacy mode, inline mode, clock."""

import datetime as dt
from collections.abc import Collection, Mapping

from bot.core.diagnosis import Diagnosis, Verdict
from bot.telegram.clerk import Json
from bot.telegram.probing import Answer

MOST_OFF = 5.0
"""Seconds by which this machine's clock may differ: the Date header says whole seconds, and the line takes its time."""

MANY = 100
"""Updates waiting at Telegram from which on something is likely to be stuck."""

_NOT_KNOWN = (401, 404)


def token(answer: Answer, root: str) -> Diagnosis:
    """Whether Telegram knows the token. Of nothing else is anything known where it doesn't."""
    me = answer.result
    if isinstance(me, Mapping) and me.get("username"):
        return Diagnosis("token", Verdict.WELL, f"Telegram knows it as @{me['username']}.")
    if answer.status in _NOT_KNOWN:
        sentence = "Telegram doesn't know it. @BotFather shows the right one: /mybots, then API Token."
    elif answer.status == 0:
        sentence = f"{root} can't be reached ({answer.description}); check the network and TELEGRAM_API_URL."
    else:
        sentence = f"{root} answers {answer.status} and no account; check that a Bot API is there."
    return Diagnosis("token", Verdict.BROKEN, sentence)


def webhook(info: Json, wanted: str | None, kinds: Collection[str], now: dt.datetime) -> Diagnosis:
    """Whether updates come the way the settings say. `wanted` is the address to be called at; None: polling."""
    told: Mapping[str, Json] = info if isinstance(info, Mapping) else {}
    url, waiting = str(told.get("url") or ""), int(told.get("pending_update_count") or 0)
    queue = f"{waiting:,} update{'' if waiting == 1 else 's'} wait{'s' if waiting == 1 else ''} at Telegram"
    if not url and wanted is None:
        return Diagnosis(
            "webhook", Verdict.CHANGE if waiting > MANY else Verdict.WELL, f"None: the bot polls. {queue}."
        )
    if wanted is None:
        sentence = f"Telegram delivers to {url}; `offerlens run` ends that and polls. For a webhook set OFFERLENS_WEBHOOK_URL."
        return Diagnosis("webhook", Verdict.CHANGE, sentence)
    if url != wanted:
        there = f"Telegram delivers to {url}" if url else "Telegram delivers nowhere yet"
        return Diagnosis("webhook", Verdict.CHANGE, f"{there}; `offerlens run` sets {wanted} at its start.")
    trouble = _trouble(told, now)
    if trouble:
        return Diagnosis("webhook", Verdict.CHANGE, f"{url}: {trouble} {queue}.")
    allowed = told.get("allowed_updates")
    if isinstance(allowed, list) and set(allowed) != set(kinds):
        sentence = f"{url}: Telegram doesn't send every kind of update; start `offerlens run` once more."
        return Diagnosis("webhook", Verdict.CHANGE, sentence)
    return Diagnosis("webhook", Verdict.CHANGE if waiting > MANY else Verdict.WELL, f"{url}. {queue}.")


def _trouble(told: Mapping[str, Json], now: dt.datetime) -> str:
    """The last failure of a delivery, if it is of today."""
    try:
        ago = now - dt.datetime.fromtimestamp(int(told["last_error_date"]), dt.UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return ""
    if ago > dt.timedelta(days=1):
        return ""
    return f"{max(0, round(ago.total_seconds() / 60))} minutes ago Telegram failed to deliver: {told.get('last_error_message')}."


def privacy_mode(me: Mapping[str, Json]) -> Diagnosis:
    """What the bot hears in groups. Both ways are right; which one is a choice."""
    if not me.get("can_join_groups", True):
        return Diagnosis(
            "privacy", Verdict.CHANGE, "It can't join groups: @BotFather, /setjoingroups, Enable."
        )
    if me.get("can_read_all_group_messages"):
        return Diagnosis("privacy", Verdict.WELL, "Off: in groups a bare mention reaches it.")
    sentence = "On: in groups it hears commands and replies to it. For bare mentions: @BotFather, /setprivacy, Disable."
    return Diagnosis("privacy", Verdict.WELL, sentence)


def inline_mode(me: Mapping[str, Json]) -> Diagnosis:
    """Whether it can be asked from any chat."""
    if me.get("supports_inline_queries"):
        return Diagnosis("inline", Verdict.WELL, f"On: @{me.get('username')} vp equity, in any chat.")
    return Diagnosis(
        "inline", Verdict.CHANGE, "Off: @BotFather, /setinline, so that it can be asked in any chat."
    )


def clock(date: dt.datetime, before: dt.datetime, after: dt.datetime) -> Diagnosis:
    """The clock of this machine beside that of the Bot API, which said `date` between `before` and `after`."""
    # the header leaves out the fraction of a second
    there = date + dt.timedelta(seconds=0.5)
    off = ((before + (after - before) / 2) - there).total_seconds()
    if abs(off) <= MOST_OFF:
        return Diagnosis("clock", Verdict.WELL, f"Within {MOST_OFF:.0f} seconds of the Bot API's.")
    side = "ahead of" if off > 0 else "behind"
    sentence = f"{abs(off):,.0f} seconds {side} the Bot API's: dates in replies and the retention of data go by it; use NTP."
    return Diagnosis("clock", Verdict.CHANGE, sentence)
