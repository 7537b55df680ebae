"""Articles: published texts, what is known of them, and how they are read from bytes."""

from geo.articles.article import NOTHING_KNOWN, Article, Metadata, is_web_address
from geo.articles.content import (
    Block,
    BlockKind,
    Dateline,
    Span,
    blocks,
    content,
    dateline,
    without_furniture,
)
from geo.articles.fair_copy import FairCopy, fair_copy
from geo.articles.language import require_english
from geo.articles.reading import MAX_BYTES, is_page, read, read_html, read_text
from geo.articles.remarks import page_remark, remarks

__all__ = [
    "MAX_BYTES",
    "NOTHING_KNOWN",
    "Article",
    "Block",
    "BlockKind",
    "Dateline",
    "FairCopy",
    "Metadata",
    "Span",
    "blocks",
    "content",
    "dateline",
    "fair_copy",
    "is_page",
    "is_web_address",
    "page_remark",
    "read",
    "read_html",
    "read_text",
    "remarks",
    "require_english",
    "without_furniture",
]
