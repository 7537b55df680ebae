"""What a picture or a page that leaves this computer says of itself: filter, counts, sources."""

from __future__ import annotations

from dataclasses import dataclass

from geo.exports.export import Export
from geo.filters import describe
from geo.frames import counts

TITLE = "Reported strikes"
CAUTION = "What is reported, not what is established."
_MOST_NAMED = 4  # publishers


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The words beside a map that was filtered.

    Attributes
    ----------
    chosen
        The filter as a sentence.
    counts
        Events and marks.
    sources
        Whose articles and whose base map it rests on, and the store's revision: one line.
    """

    chosen: str
    counts: str
    sources: str


def imprint(export: Export, ground: str) -> Imprint:
    """Return the imprint of `export`; `ground` names the source of the base map, or is empty."""
    publishers = sorted(
        {
            source["publisher"] or "publisher unknown"
            for sources in export.frame["sources"]
            for source in sources or ()
        }
    )
    more = len(publishers) - _MOST_NAMED
    named = ", ".join(publishers[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    parts = (f"Articles: {named}" if named else "", f"Map: {ground}" if ground else "")
    return Imprint(
        chosen=describe(export.chosen),
        counts=str(counts(export.frame)),
        sources=" · ".join([*filter(None, parts), f"strikemap, revision {export.revision[:12]}"]),
    )
