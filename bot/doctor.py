"""`offerlens doctor`: every part that a running bot needs, looked at without changing anything."""

from collections.abc import AsyncIterator

from bot import wiring
from bot.core.diagnosis import Diagnosis, Verdict
from bot.settings import Settings, SettingsError, database_address, read_settings
from bot.storage.inspection import inspected
from bot.telegram import checkup
from bot.telegram.probing import asked
from bot.telegram.runtime import UPDATE_KINDS
from bot.terminal.check import report
from knowledge.complaints import KnowledgeRefused
from knowledge.loading import load


async def diagnoses(webhook_url: str | None) -> AsyncIterator[Diagnosis]:
    """One part after the other, as they are found out. No sentence holds the token or a password."""
    try:
        settings = read_settings(webhook_url=webhook_url)
    except SettingsError as error:
        for complaint in error.complaints:
            yield Diagnosis("settings", Verdict.BROKEN, complaint)
    else:
        yield _settings(settings)
        async for diagnosis in _telegram(settings):
            yield diagnosis
    try:
        address = database_address()
    except SettingsError:
        pass  # it is among the complaints above
    else:
        yield await inspected(address)
    yield _knowledge()


def _settings(settings: Settings) -> Diagnosis:
    way = f"listens on {settings.webhook.host}:{settings.webhook.port}" if settings.webhook else "polls"
    health = f"health on {settings.health[0]}:{settings.health[1]}" if settings.health else "no health port"
    pace = (
        f"{settings.sends_per_second:g} sends a second" if settings.sends_per_second else "no limit of sends"
    )
    return Diagnosis("settings", Verdict.WELL, f"{settings.api_url}, {way}, {health}, {pace}.")


async def _telegram(settings: Settings) -> AsyncIterator[Diagnosis]:
    before = wiring.now()
    me = await asked(settings.api_url, settings.token, "getMe")
    after = wiring.now()
    token = checkup.token(me, settings.api_url)
    yield token
    if me.date is not None:
        yield checkup.clock(me.date, before, after)
    if token.verdict is Verdict.BROKEN:
        return
    info = await asked(settings.api_url, settings.token, "getWebhookInfo")
    wanted = settings.webhook.url if settings.webhook else None
    found = checkup.webhook(info.result, wanted, UPDATE_KINDS, after)
    # somebody may have put the token into the address
    yield Diagnosis(found.part, found.verdict, found.sentence.replace(settings.token, "…"))
    yield checkup.privacy_mode(me.result)
    yield checkup.inline_mode(me.result)


def _knowledge() -> Diagnosis:
    try:
        knowledge = load()
        conversation = wiring.conversation_of(knowledge)
    except KnowledgeRefused as refused:
        sentence = f"{len(refused.complaints)} mistakes, nothing was loaded: `offerlens check` names them."
        return Diagnosis("knowledge", Verdict.BROKEN, sentence)
    complaints, summary = report(knowledge, conversation, wiring.now())
    if complaints:
        return Diagnosis("knowledge", Verdict.CHANGE, f"{summary}; `offerlens check` names them.")
    return Diagnosis("knowledge", Verdict.WELL, f"{summary}.")
