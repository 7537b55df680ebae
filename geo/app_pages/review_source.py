"""What is known of a strike, and its source texts with the quote marked; words of articles are plain text."""

from __future__ import annotations

import streamlit as st

from geo.app_pages.state import snapshots
from geo.frames import strike_rows
from geo.layers.card import card
from geo.review.desk import label, marked
from geo.review.queue import Reason
from geo.strikes import PlacedReport, Strike


def facts(strike: Strike, why: tuple[Reason, ...]) -> None:
    """Show what a strike's card says of it, and why it waits."""
    (row,) = strike_rows([strike])
    said = card(row, snapshots().store.context, lambda _: None)
    told = [
        ("Waits as", ", ".join(why)),
        *said["facts"],
        ("Role", (row["role"] or "").replace("_", " ")),
        ("Outcome", row["outcome"]),
        *said["placing"],
    ]
    with st.container(key="review_facts"):
        st.text("\n".join(f"{name}: {fact}" for name, fact in told if fact))


def source(placed: PlacedReport) -> None:
    """Show the text about a report's quote, and the quote in it marked."""
    article = snapshots().store.article(placed.source.article_id)
    quote = placed.report.quote
    with st.container(border=True, gap=None):
        st.text(f"{label(placed).partition(': ')[0]} (report {placed.id})")
        if article is None:
            st.text("The article is gone.")
            return
        passage = marked(article.text, quote.start, quote.end)
        parts = (("before", passage.before), ("quote", passage.quote), ("after", passage.after))
        for name, words in parts:
            with st.container(key=f"review_{name}_{placed.id}"):
                st.text(words)
