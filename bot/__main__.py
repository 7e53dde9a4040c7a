"""`python -m bot` and the command `offerlens`."""

import sys
from collections.abc import Sequence

from bot.terminal.arguments import parser
from knowledge.complaints import KnowledgeRefused

REFUSED = 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what it should, 2 for input it refuses."""
    arguments = parser().parse_args(words)
    from bot.commands import COMMANDS  # noqa: PLC0415  # after the arguments: `--help` needs nothing loaded
    from bot.terminal.offer_files import FileRefused  # noqa: PLC0415  # the same

    try:
        return COMMANDS[arguments.command](arguments)
    except FileRefused as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except KnowledgeRefused as refused:
        print(refused, file=sys.stderr)
        print(f"{len(refused.complaints)} mistakes in the knowledge; nothing was loaded.", file=sys.stderr)
        return REFUSED
    except _refusals() as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _refusals() -> tuple[type[Exception], ...]:
    """What the Telegram side refuses with a sentence; only where it was loaded at all."""
    if "bot.serving" not in sys.modules:
        return ()
    from bot.core.store import StoreError  # noqa: PLC0415  # loaded already
    from bot.settings import SettingsError  # noqa: PLC0415  # the same
    from bot.telegram.runtime import TokenRefusedError  # noqa: PLC0415  # the same

    return (SettingsError, StoreError, TokenRefusedError)


if __name__ == "__main__":
    sys.exit(main())
