"""Article: one published text. Metadata: what is known of it besides its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit

from geo.articles.decoding import safe
from geo.errors import ArticleError, quoted

_LONGEST_NAME = 1_000  # characters of a title or publisher: longer ones are cut
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


def _one_line(name: str | None) -> str | None:
    line = " ".join(safe(name or "").split())
    return (line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…") or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a text besides its words: from its page, a sidecar or the user.

    Attributes are those of `Article`; unknown is ``None``. Titles and publishers are cleaned as texts
    are, brought to one line and cut to a length that names have.

    Raises
    ------
    ArticleError
        If `url` is not a plain http(s) address, or `published` has a time but no zone or is no day of news.
    """

    published: date | datetime | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    evidence: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("publisher", "title"):
            object.__setattr__(self, name, _one_line(getattr(self, name)))
        if self.url is not None and not is_web_address(self.url):
            raise ArticleError(
                f"url {quoted(self.url)} is not a plain http(s) address: mend it or leave it out"
            )
        if self.published and not _FIRST_YEAR <= self.published.year <= _LAST_YEAR:
            raise ArticleError(f"published {quoted(self.published)} is no day of news: check the year")
        if isinstance(self.published, datetime) and self.published.tzinfo is None:
            raise ArticleError(
                f"published {quoted(self.published)} has no zone: add one (+05:30, Z) or give only the day"
            )

    def or_else(self, other: Metadata) -> Metadata:
        """Return this, with what is unknown here taken from `other`."""
        return Metadata(
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
            title=self.title or other.title,
            language=self.language or other.language,
            evidence=self.evidence or other.evidence,
        )


NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text.

    Attributes
    ----------
    text
        The text exactly as given; every offset in strikemap counts its Unicode code points.
        NUL, lone surrogates and bidi controls are replaced one for one, so offsets never shift.
    raw
        The bytes it was read from, untouched.
    sha256
        Of `raw`, in hexadecimal.
    published
        Day or zoned instant of publication; ``None`` when not known (never the day of ingest).
    publisher, url, title, language
        As known from the page or its sidecar; `url` is http(s) or ``None``; `language` is an
        ISO 639-1 code, recognised from the words where nobody says it, ``und`` when not recognised.
    evidence
        Why each of these is believed, by field name, as the sidecar says it.
    also_at
        Other addresses at which the very same text was found, sorted.
    """

    text: str
    raw: bytes = field(repr=False)
    sha256: str
    published: date | datetime | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"
    collected_utc: datetime | None = None
    evidence: tuple[tuple[str, str], ...] = ()
    also_at: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of `sha256`: the same bytes are the same article."""
        return self.sha256[:16]


def is_web_address(url: str) -> bool:
    """Return whether `url` may be shown as a link: http(s), a host, no user name, no control characters."""
    if not url.isprintable() or any(c in url for c in " \\<>\"'`{}"):
        return False
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc
