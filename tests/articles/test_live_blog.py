from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import trafilatura

from geo.articles import Metadata, content, read
from geo.articles.live_blog import Entry, entries

TOLD = (
    (
        "2025-05-10T14:05:00Z",
        "14:05 GMT",
        "Kharkiv struck",
        "Missiles struck Kharkiv overnight, killing four people.",
    ),
    (
        "2025-05-09T16:20:00+03:00",
        "13:20 GMT",
        "Odesa",
        "Drones hit the port of Odesa overnight, officials said.",
    ),
    (
        "2025-05-09T08:00:00Z",
        "08:00 GMT",
        "Lviv",
        "Nothing happened in Lviv and there is nothing more to tell.",
    ),
)
INTRO = "Follow the latest on the war here, as missiles and drones are launched again."


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Live: the war</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><main><h1>Live: the war</h1><p>{INTRO}</p>{body}</main>"
        "<aside><ul><li><time>10:00</time> <a href='/x'>Another story</a></li></ul></aside></body></html>"
    )


def shown(form: str) -> str:
    keys = ("at", "clock", "title", "words")
    return page("".join(form.format(**dict(zip(keys, one, strict=True))) for one in TOLD))


def described(**more: object) -> str:
    updates = [
        {"headline": title, "datePublished": at, "articleBody": f"<p>{words}</p>"}
        for at, _, title, words in TOLD
    ]
    graph = {"@graph": [{"@type": "LiveBlogPosting", "liveBlogUpdate": updates, **more}]}
    return page("<p>Loading …</p>", f"<script type='application/ld+json'>{json.dumps(graph)}</script>")


def found(html: str) -> list[Entry]:
    return list(entries(trafilatura.load_html(html)))


FORMS = {
    "articles": "<article><time datetime='{at}'>{clock}</time><h2>{title}</h2><p>{words}</p></article>",
    "list": "<li><div><time datetime='{at}'>ago</time></div><h3>{title}</h3><p>{words}</p>"
    "<button>Share</button></li>",
    "divisions": "<div><h4>{title}</h4><span><time datetime='{at}'/></span><p>{words}</p>"
    "<script>x()</script></div>",
}


@pytest.mark.parametrize("form", FORMS)
def test_entries_stand_around_their_times(form: str) -> None:
    assert [(moment, stamp) for moment, stamp, _ in found(shown(FORMS[form]))] == [
        (datetime(2025, 5, 10, 14, 5, tzinfo=UTC), "14:05 GMT, 10 May 2025"),
        (datetime(2025, 5, 9, 13, 20, tzinfo=UTC), "13:20 GMT, 9 May 2025"),
        (datetime(2025, 5, 9, 8, tzinfo=UTC), "08:00 GMT, 9 May 2025"),
    ]
    assert [words for _, _, words in found(shown(FORMS[form]))] == [f"{one[2]}\n{one[3]}" for one in TOLD]


def test_a_time_that_is_only_shown_counts_as_shown() -> None:
    form = "<article><time>{clock}</time><p>{words}</p></article>"
    assert [stamp for _, stamp, _ in found(shown(form))] == ["14:05 GMT", "13:20 GMT", "08:00 GMT"]


def test_entries_are_taken_from_what_the_page_tells_of_itself() -> None:
    assert [words for _, _, words in found(described())] == [f"{one[2]}\n{one[3]}" for one in TOLD]


@pytest.mark.parametrize(
    "broken", ['{"a": ', "[" * 100_000, '{"liveBlogUpdate": 7}', '{"liveBlogUpdate": [7, {}]}', "null"]
)
def test_a_broken_description_is_passed_over(broken: str) -> None:
    script = f"<script type='application/ld+json'>{broken}</script>"
    assert len(found(shown(FORMS["articles"]).replace("</head>", f"{script}</head>"))) == 3
    assert found(page("", script)) == []


def test_an_article_and_its_neighbours_times_are_no_live_blog() -> None:
    related = (
        "<li><time datetime='2025-05-10T14:05:00Z'>14:05</time> <a href='/x'>Missiles strike Kharkiv</a></li>"
    )
    told = "<p><time datetime='2025-05-10T10:00:00Z'>10:00</time> Two missiles struck Odesa today.</p>"
    assert found(page(f"<article>{told}</article><ul>{related * 9}</ul>")) == []


@pytest.mark.parametrize("html", [shown(FORMS["articles"]), described()], ids=["shown", "described"])
def test_a_live_blog_is_read_whole_each_entry_under_its_time(html: str) -> None:
    article = read(html.encode())
    assert article.text.count("Missiles struck Kharkiv") == 1
    assert INTRO in article.text
    assert article.published == datetime(2025, 5, 10, 14, 5, tzinfo=UTC)
    stamps = {block.text: block.stamp.text if block.stamp else None for block in content(article)}
    assert stamps[INTRO] is None
    assert stamps[TOLD[0][3]] == "14:05 GMT, 10 May 2025"
    assert stamps[TOLD[1][3]] == "13:20 GMT, 9 May 2025"


def test_what_is_known_of_its_date_goes_before() -> None:
    known = Metadata(published=datetime(2025, 5, 11, tzinfo=UTC))
    assert read(described().encode(), known).published == known.published
