"""What can go wrong in the warehouse. Every message says what happened, where, and what to do.

WarehouseError
  WarehouseBusy        another process is writing; names it
  WarehouseFull        no space left (or no right to write); the last state is whole
  WarehouseDamaged     the file cannot be opened as a DuckDB database
  MigrationChanged     a migration that was applied has been edited since
  WarehouseTooNew      the file was written by a newer dateline
  InputUnusable        a row given for loading lacks what it must have; names the row
  NothingPublished     no snapshot yet
  SnapshotTooNew       the snapshot was published by a newer dateline
  SnapshotTooOld       the snapshot was published by an older dateline; publish again
  QueryFailed          a reader's SQL has an error; says where
  UnknownIncident      no incident has this id
  UnknownDecision      no decision in force has this id
  UnknownFormat        no such export or result format
  UnknownTable         no published table has this name
"""

from __future__ import annotations


class WarehouseError(Exception):
    """Base of all errors of the warehouse; the message is for the reader."""


class WarehouseBusy(WarehouseError):
    """Another process holds the warehouse for writing."""


class WarehouseFull(WarehouseError):
    """The disk is full or not writable; nothing of the batch was kept and the last state is whole."""


class WarehouseDamaged(WarehouseError):
    """The file is no DuckDB database, or a broken one."""


class MigrationChanged(WarehouseError):
    """A migration that this warehouse already applied has other text than when it was applied."""


class WarehouseTooNew(WarehouseError):
    """The warehouse has migrations that this version of dateline does not know."""


class InputUnusable(WarehouseError):
    """A row given for loading lacks what it must have."""


class NothingPublished(WarehouseError):
    """There is no published snapshot under this home."""


class SnapshotTooNew(WarehouseError):
    """The published snapshot was written by a newer dateline."""


class SnapshotTooOld(WarehouseError):
    """The published snapshot was written by an older dateline and lacks what this one reads."""


class QueryFailed(WarehouseError):
    """A reader's SQL could not be run."""


class UnknownIncident(WarehouseError):
    """No incident, forwarded or in use, has this id."""


class UnknownDecision(WarehouseError):
    """No decision in force has this id."""


class UnknownFormat(WarehouseError):
    """No export or result format has this name."""


class UnknownTable(WarehouseError):
    """No published table has this name."""
