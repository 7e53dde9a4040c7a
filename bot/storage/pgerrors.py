"""What PostgreSQL's errors mean for an operator."""

import asyncpg
from asyncpg import exceptions as pg

from bot.core.store import (
    Overtaken,
    StoreAwayError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreRefusedError,
)

FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, pg.InternalClientError, OSError, TimeoutError)
"""Whatever may go wrong with a server."""

_CONFLICTS = (pg.DeadlockDetectedError, pg.SerializationError)

_REFUSALS = (pg.DataError, pg.IntegrityConstraintViolationError, pg.ProgramLimitExceededError)
"""What lies in the values and comes again with them: a sign, a size, a rule of the schema."""

_COMPLAINTS: tuple[
    tuple[type[BaseException] | tuple[type[BaseException], ...], type[StoreError], str], ...
] = (
    (
        pg.InvalidCatalogNameError,
        StoreAwayError,
        "The PostgreSQL server has no database of that name; create it, or correct the address.",
    ),
    (
        (pg.InvalidPasswordError, pg.InvalidAuthorizationSpecificationError),
        StoreAwayError,
        "PostgreSQL refuses the user or the password of the address.",
    ),
    (
        pg.DiskFullError,
        StoreFullError,
        "The disk of the PostgreSQL server is full; free some space.",
    ),
    (
        pg.OutOfMemoryError,
        StoreAwayError,
        "The PostgreSQL server has run out of memory; give it more, or let fewer programs use it.",
    ),
    (
        (pg.ReadOnlySQLTransactionError, pg.InsufficientPrivilegeError),
        StoreReadOnlyError,
        "The PostgreSQL database can't be written: the server is a standby, or the user lacks the right.",
    ),
    (
        pg.LockNotAvailableError,
        StoreLockedError,
        "The PostgreSQL database is locked by another program.",
    ),
    (
        pg.TooManyConnectionsError,
        StoreAwayError,
        "The PostgreSQL server takes no more connections; raise max_connections or run fewer replicas.",
    ),
    (
        (pg.UndefinedTableError, pg.UndefinedColumnError),
        StoreNewerError,
        "The PostgreSQL tables are not those of this Offerlens; a newer one may have changed them: update this one.",
    ),
    (
        pg.InvalidSchemaNameError,
        StoreAwayError,
        "The schema named in the PostgreSQL address doesn't exist; create it.",
    ),
)


def complaint(error: BaseException) -> StoreError | Overtaken:
    """The error as a sentence about what to do, without the values in it."""
    if isinstance(error, _CONFLICTS):
        return Overtaken(frozenset())
    for kinds, kind, sentence in _COMPLAINTS:
        if isinstance(error, kinds):
            return kind(sentence)
    if isinstance(error, _REFUSALS):
        return StoreRefusedError(f"PostgreSQL refused a value ({type(error).__name__}).")
    if isinstance(error, asyncpg.PostgresError) and not isinstance(
        error, (pg.PostgresConnectionError, pg.OperatorInterventionError, pg.CannotConnectNowError)
    ):
        return StoreError(f"PostgreSQL refused a statement ({type(error).__name__}).")
    return StoreAwayError("The PostgreSQL server can't be reached; check the address and that it runs.")
