"""From bytes to text: which encoding, and characters that no text should carry."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from geo.errors import ArticleError, quoted

# Longest first: the mark of UTF-32 (little-endian) begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# File signatures: Wikipedia, "List of file signatures".
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
# What news in or about today's conflicts comes in when it is not Unicode.
_LEGACY = ["cp1252", "cp1251", "koi8_r", "cp1256", "utf_16_le", "utf_16_be"]
# What pages mean that claim these: WHATWG, Encoding Standard, "Names and labels".
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "euc_kr": "cp949"}
_OF_PAGES = re.compile(r"cp\d|iso8859|koi8|mac|gb|big5|euc|shift_jis|tis|utf-(?:8|16|32)")
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_HEAD_BYTES = 65_536
_FEW_CONTROLS, _MAX_CONTROL_SHARE = 16, 0.05

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_SPACE, _UNKNOWN = " ", "\N{REPLACEMENT CHARACTER}"
# Overrides and isolates can make a sentence show as another one; the byte order mark is no letter.
_INVISIBLE = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF)
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), 0x7F)
_REPLACED = dict.fromkeys(_INVISIBLE, _SPACE) | dict.fromkeys(_CONTROLS, _UNKNOWN)
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def decoded(data: bytes) -> str:
    """Return the text of `data`, cleaned by `safe`.

    UTF-8 wherever it fits, else what a byte order mark, an HTML page or XML declares, else the likeliest
    of the encodings that news comes in.

    Raises
    ------
    ArticleError
        If the bytes are not text.
    """
    refuse_binary(data)
    return safe(_decode(data))


def safe(text: str) -> str:
    """Return `text` with control, bidi and surrogate characters replaced one for one: no offset shifts."""
    return _SURROGATES.sub(_UNKNOWN, text.translate(_REPLACED))


def refuse_binary(data: bytes) -> None:
    """Raise `ArticleError` if `data` is no text: by its signature, or by its share of control bytes."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"this is {what}, not text or HTML: save the article's text and read that")
    head = data[:_HEAD_BYTES]
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _looks_like_utf16(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if controls > max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(head)):
        raise ArticleError(
            f"binary data ({quoted(head[:12].hex(' '))} …), not text or HTML: save the text first"
        )


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if _looks_like_utf16(data[:_HEAD_BYTES]):
        return data.decode(_guessed(data), errors="replace")
    try:
        return data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError as error:
        cut_short = error.reason == "unexpected end of data"
        mended = data.decode("utf-8", errors="replace")
    if cut_short or _mostly_whole(mended):
        return mended
    return data.decode(_declared(data) or _guessed(data), errors="replace")


def _looks_like_utf16(head: bytes) -> bool:
    """In UTF-16 every second byte says the script, nearly always the same: 0 Latin, 4 Cyrillic, 6 Arabic."""
    sides = head[::2], head[1::2]
    even, odd = (max(side.count(script) for script in (0, 4, 5, 6)) / max(1, len(side)) for side in sides)
    return max(even, odd) > 0.6 and min(even, odd) < 0.2


def _mostly_whole(mended: str) -> bool:
    """Whether bytes read as UTF-8 were that, save for a few broken ones."""
    broken = mended.count(_UNKNOWN)
    whole = sum(c > "\x7f" for c in mended) - broken
    return whole > 4 * broken


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        encoding = codecs.lookup(match[1].decode("ascii")).name
        encoding = _MEANT.get(encoding, encoding)
        if not _OF_PAGES.match(encoding):
            return None  # punycode takes time without end, unicode_escape makes other characters
        data[:_HEAD_BYTES].decode(encoding)
    except (LookupError, UnicodeError):
        return None  # unknown, no text encoding, or a wrong claim: the bytes speak for themselves
    return encoding


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_HEAD_BYTES], cp_isolation=_LEGACY).best()
    return best.encoding if best else "cp1252"
