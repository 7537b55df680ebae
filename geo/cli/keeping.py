"""``backup``, ``restore``, ``erase``: keeping the store, and taking out of it what must not be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo.store import backup as write_backup
from geo.store import open_store
from geo.store import restore as read_backup


def backup(target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")]) -> None:
    """Write the whole store to one file, while it may be in use."""
    write_backup(target)
    print(f"{target}: revision {open_store(target).revision()}")


def restore(source: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` wrote.")]) -> None:
    """Make the store what a backup holds. What is in the store now is replaced."""
    read_backup(source)
    print(f"restored: revision {open_store().revision()}")


def erase(
    article_id: Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="As exports and cards give it.")],
    reason: Annotated[str, typer.Option(help="Why, in words that may be kept.")],
) -> None:
    """Remove an article, its text and quotes. Its hash and the reason stay, and it is refused ever after."""
    open_store().erase(article_id, reason)
    print(f"{article_id}: erased")
