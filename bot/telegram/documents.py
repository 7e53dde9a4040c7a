"""Files and other media that people send, and what they are told about them."""

from pathlib import PurePath

from bot.core.messages import Message
from bot.telegram.exchange import FileNeeded, Holding
from bot.telegram.reactions import Ask, Reaction, Wait, line
from bot.telegram.updates import Document

MOST_BYTES = 100_000
"""An offer file has a few hundred bytes; from here on it is something else."""

_NAMES = frozenset({".yaml", ".yml", ".json"})
_TYPES = frozenset({"application/json", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})

_INSTEAD = "Write it as text, or send the offer as a YAML or JSON file."
_MEDIA = {
    "photo": f"I can't look at pictures. {_INSTEAD}",
    "voice": f"I can't listen. {_INSTEAD}",
    "audio": f"I can't listen. {_INSTEAD}",
    "video": f"I can't watch videos. {_INSTEAD}",
    "video_note": f"I can't watch videos. {_INSTEAD}",
    "animation": "I can't watch that one. Write me a question instead.",
    "sticker": "Stickers are beyond me. Write me a question instead.",
    "location": "I can't read a map. Write the city, for instance “vp in Seattle”.",
    "venue": "I can't read a map. Write the city, for instance “vp in Seattle”.",
}
_OTHER = "I read text, and offers as YAML or JSON files. Write me a question instead."


def about_media(kind: str) -> str:
    """What is said to a photo, a sticker and the like."""
    return _MEDIA.get(kind, _OTHER)


def read(document: Document, caption: str, kept: Holding) -> Reaction:
    """What becomes of a file: an offer file is fetched and handed to the conversation."""
    if not _readable(document):
        return line("I can't read that kind of file. An offer may come as a YAML or JSON file, or as text.")
    if document.file_size > MOST_BYTES:
        return line(f"That file is too long: an offer file has at most {MOST_BYTES // 1000} kB.")
    fetched = kept.fetched
    if fetched is None:
        return Wait(FileNeeded(document.file_id, MOST_BYTES))
    if fetched.file is None:
        return line("I could not get that file. Send it again, please; an offer file has at most 100 kB.")
    try:
        content = fetched.file.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line("That file isn't text in UTF-8. Save it as UTF-8 and send it again.")
    return Ask(Message(text=caption, document=content))


def _readable(document: Document) -> bool:
    return PurePath(document.file_name.lower()).suffix in _NAMES or document.mime_type.lower() in _TYPES
