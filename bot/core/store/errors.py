"""What a store complains of. Each message is a sentence for the operator, without data."""


class StoreError(Exception):
    """Something is wrong with the store."""


class StoreAwayError(StoreError):
    """The database can't be reached; it may come back."""


class StoreLockedError(StoreError):
    """Another process holds the database."""


class StoreFullError(StoreError):
    """The disk or the database is full."""


class StoreReadOnlyError(StoreError):
    """The database can't be written."""


class StoreDamagedError(StoreError):
    """The database is no database, or a broken one."""


class StoreNewerError(StoreError):
    """The database was written by a newer version of the program."""


class StoreAddressError(StoreError):
    """The database URL can't be understood."""


class StoreRefusedError(StoreError):
    """The database takes none of these values, now or later: a row too large, a sign it can't hold, a broken rule."""


class Overtaken(Exception):
    """A commit was refused as a whole: `updates` were applied or deleted by somebody else, or rows had changed."""

    def __init__(self, updates: frozenset[int]) -> None:
        super().__init__(f"{len(updates)} updates were applied elsewhere")
        self.updates = updates
