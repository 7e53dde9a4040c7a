from pydantic import JsonValue

from bot.telegram import commands
from bot.telegram.calls import Call
from tests.blackbox.botapi.telegram import Telegram


def answers(telegram: Telegram) -> list[JsonValue]:
    return [_json(telegram, setting.ask) for setting in commands.settings()]


def _json(telegram: Telegram, call: Call) -> JsonValue:
    result: JsonValue = telegram.call(call.method, call.params)  # type: ignore[assignment]  # answers are JSON
    return result


def test_telegram_is_told_everything_once() -> None:
    telegram = Telegram()
    first = commands.missing(answers(telegram), commands.settings())
    assert len(first) == len(commands.settings())
    for call in first:
        telegram.call(call.method, call.params)
    assert commands.missing(answers(telegram), commands.settings()) == ()


def test_only_what_changed_is_told_again() -> None:
    telegram = Telegram()
    for setting in commands.settings():
        telegram.call(setting.tell.method, setting.tell.params)
    telegram.call("setMyDescription", {"description": "an older one"})
    assert [call.method for call in commands.missing(answers(telegram), commands.settings())] == [
        "setMyDescription"
    ]


def test_the_menus() -> None:
    menus = {
        str(setting.tell.params["scope"]): [command["command"] for command in setting.tell.params["commands"]]  # type: ignore[index,union-attr,call-overload]
        for setting in commands.settings()
        if setting.tell.method == "setMyCommands"
    }
    assert menus == {
        "{'type': 'default'}": ["ask", "roles", "sources", "privacy", "help"],
        "{'type': 'all_private_chats'}": [
            *("ask", "value", "compare", "offers", "roles", "sources"),
            *("privacy", "export", "forget", "help", "cancel"),
        ],
        "{'type': 'all_group_chats'}": ["ask", "roles", "sources", "privacy", "help"],
        "{'type': 'all_chat_administrators'}": ["ask", "roles", "sources", "settings", "privacy", "help"],
    }
