"""How the Bot API says no."""


class Refused(Exception):
    """A refused call: HTTP status, description, and parameters such as `retry_after`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(why: str, **parameters: int) -> Refused:
    """A call that is wrong in itself."""
    return Refused(400, f"Bad Request: {why}", **parameters)


def forbidden(why: str) -> Refused:
    """A call that the person or the chat does not want."""
    return Refused(403, f"Forbidden: {why}")
