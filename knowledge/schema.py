"""The JSON Schema of knowledge entries: what an editor needs to complete and check them."""

from knowledge.entries import Entry


def entry_schema() -> dict[str, object]:
    """JSON Schema of an entry file."""
    schema = Entry.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
