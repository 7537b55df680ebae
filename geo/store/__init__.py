"""The store: articles with their bytes and reports in SQLite, and an append-only log of what was done.

Strikes are not stored but merged from the reports when asked for, so they are always true to them.
SQLite runs in WAL mode with ``synchronous=FULL``: what `save` has returned from survives a killed process
and a power cut. Another copy of SQLite (GDAL's) must never open the live file.
"""

from geo.store.archive import Store, open_store
from geo.store.backups import backup, restore
from geo.store.database import DATABASE_VARIABLE, data_folder, database_address
from geo.store.imported import Dataset, Kept
from geo.store.log import Edit
from geo.store.passages import passage

__all__ = [
    "DATABASE_VARIABLE",
    "Dataset",
    "Edit",
    "Kept",
    "Store",
    "backup",
    "data_folder",
    "database_address",
    "open_store",
    "passage",
    "restore",
]
