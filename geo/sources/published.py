"""When a text was published, as records, feeds and options write it."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from geo.errors import ArticleError, quoted

_LONGEST = 100  # characters


def parse_published(value: object) -> date | datetime | None:
    """Return the day or instant that `value` writes; nothing or an empty string is ``None``.

    ISO 8601, or as mails and RSS feeds write it (RFC 5322).

    Raises
    ------
    ArticleError
        If it is anything else.
    """
    written = "" if value is None else str(value).strip()
    if not written:
        return None
    try:
        moment = _instant(written[:_LONGEST])
    except (ValueError, IndexError, OverflowError) as error:
        raise ArticleError(
            f"published is {quoted(value)}: write 2025-05-10 or 2025-05-10T08:00:00Z"
        ) from error
    return moment.date() if len(written) <= len("2025-05-10") else moment


def day_or_instant(moment: date | datetime | None) -> date | datetime | None:
    """Return `moment`, or only its day if it is a time without a zone."""
    return moment.date() if isinstance(moment, datetime) and moment.tzinfo is None else moment


def _instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return parsedate_to_datetime(written)
