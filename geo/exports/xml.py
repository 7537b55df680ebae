"""What XML can write."""

from __future__ import annotations

import re

# XML 1.0, production 2: all other characters have no way to be written, escaped or not.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Return `text` with a blank for each character that XML 1.0 cannot write."""
    return _UNWRITABLE.sub(" ", text)
