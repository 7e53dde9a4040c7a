"""Calls of the Bot API to be made, as plain values that can wait in an outbox."""

from pydantic import BaseModel, ConfigDict, JsonValue

from bot.core.charts import Chart


class Call(BaseModel):
    """One call, whole but for what only the sender knows.

    - `chart` is drawn by the sender and sent in the field `photo`; `document` (name, content) goes into `document`.
    - `remember`: the id of the message that comes back is kept under this key of the lane.
    - `edits`: `message_id` is the id kept under this key; where none is kept, the call is dropped.
    - `perishable`: worth nothing later (an answered press, an inline result): sent once, never stored.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_bytes="base64", val_json_bytes="base64")

    method: str
    params: dict[str, JsonValue]
    chart: Chart | None = None
    document: tuple[str, bytes] | None = None
    remember: str | None = None
    edits: str | None = None
    perishable: bool = False

    def to_json(self) -> str:
        """The call as a row of the outbox."""
        return self.model_dump_json(exclude_defaults=True)

    @classmethod
    def from_json(cls, row: str) -> "Call":
        """The call of a row; a ValueError says what is wrong with it."""
        return cls.model_validate_json(row)

    def at(self, message_id: int) -> "Call":
        """An editing call with the id of its message."""
        return self.model_copy(update={"params": {**self.params, "message_id": message_id}, "edits": None})


def toast(query_id: str, text: str = "") -> Call:
    """The answer to a press: a notice of at most 200 characters, or none, that stops the button's clock."""
    params: dict[str, JsonValue] = {"callback_query_id": query_id}
    if text:
        params["text"] = text[:200]
    return Call(method="answerCallbackQuery", params=params, perishable=True)
