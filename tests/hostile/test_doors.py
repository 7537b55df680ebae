"""What articles may hold to do harm, through every door by which they come in."""

import gzip
import json
import zipfile
from xml.sax.saxutils import escape

import pytest

from geo.articles import Metadata, is_web_address
from geo.cli import main
from geo.errors import ArticleError
from geo.sources import read_folder, read_upload
from geo.store import open_store
from tests.hostile.payloads import ADDRESSES, TEMPLATE, WORDS

STORY = "Russian missiles struck Kharkiv on 7 May 2025, officials said."
ODD_DATES = ("31 February", "tomorrow", "24:00", "0000-01-01", "9999-12-31", "9" * 100_000, "May " * 30_000)


def text(payload, door):
    return f"{payload}\n\n{STORY} {payload} said so by {door}."


def feed(title, body, link="https://a.example/", when="Sat, 10 May 2025 08:00:00 GMT"):
    return (
        f"<rss><channel><title>{escape(title)}</title><item><title>{escape(title)}</title>"
        f"<link>{escape(link)}</link><pubDate>{escape(when)}</pubDate>"
        f"<description>{escape(escape(body))}</description></item></channel></rss>"
    )


def page(payload):
    words = f"<p>{escape(payload)}</p><p>{STORY}</p><p>{STORY[8:]} {escape(payload)} said so.</p>"
    site = f"<meta property='og:site_name' content={json.dumps(escape(payload))}>"
    head = f"<title>{escape(payload)}</title>{site}"
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{words}</article></body></html>"


def through_every_door(folder, payload):
    """Write an article that holds `payload` for each door: its words, its title, its publisher."""
    safe = payload.replace("\0", "\ufffd")  # which neither XML nor TOML can hold
    (folder / "text.txt").write_text(text(payload, "file"), encoding="utf-8")
    told = json.dumps(safe, ensure_ascii=False)
    (folder / "text.toml").write_text(
        f"title = {told}\npublisher = {told}\npublished = 2025-05-10\n", "utf-8"
    )
    (folder / "page.html").write_text(page(payload), encoding="utf-8")
    (folder / "feed.xml").write_text(feed(safe, text(safe, "feed")), encoding="utf-8")
    known = dict.fromkeys(("id", "title", "publisher", "more", payload), payload)
    line = {**known, "text": text(payload, "line"), "published": "2025-05-10"}
    (folder / "lines.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", WORDS)
def test_payloads_are_words_by_every_door_and_hide_no_strike(name, tmp_path, monkeypatch, capsys):
    doors, here = tmp_path / "doors", tmp_path / "here"
    for folder in (doors, here):
        folder.mkdir()
    through_every_door(doors, WORDS[name])
    monkeypatch.chdir(here)
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "s.sqlite"))
    code = main(["ingest", str(doors)])
    said = capsys.readouterr()
    assert said.out.startswith("4 added (")
    assert "0 set aside" in said.out
    assert code == 0
    assert main(["export", "-o", "-"]) == 0
    features = json.loads(capsys.readouterr().out)["features"]
    hit = [one["properties"] for one in features if one["properties"]["place_name"] == "Kharkiv"]
    assert len({source["article_id"] for one in hit for source in one["sources"]}) == 4
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("payload", [TEMPLATE, WORDS["script"], WORDS["controls"], WORDS["bidi"]])
def test_what_a_terminal_or_page_is_told_of_a_text_holds_nothing_that_acts(payload, tmp_path, capsys):
    bad = tmp_path / "in.jsonl"
    lines = [
        {"id": payload, "text": 7},
        {"id": 1, "text": "x", "published": payload},
        {"id": 2, "text": "x", "url": payload},
    ]
    bad.write_text(
        "".join(json.dumps(line) + "\n" for line in lines) + payload.replace("\n", " "), encoding="utf-8"
    )
    assert main(["read", str(bad)]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 4
    assert all(line.isprintable() and line.startswith("strikemap: ") for line in said.splitlines())


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_no_link_is_refused_or_dropped_by_every_door(address, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.toml").write_text(f"url = {json.dumps(address)}\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": STORY, "url": address}))
    (tmp_path / "c.xml").write_text(feed("A", STORY, link=address))
    canonical = f"<link rel='canonical' href={json.dumps(escape(address))}>"
    (tmp_path / "d.html").write_text(page("A").replace("<title>", f"{canonical}<title>"))
    found = list(read_folder(tmp_path))
    assert len(found) == 4
    links = [one.article.url for one in found if one.article]
    assert len(links) == 2
    assert all(link is None or (is_web_address(link) and "{" not in link) for link in links)
    assert all("url" in one.reason for one in found if not one.article)
    with pytest.raises(ArticleError, match="url"):
        Metadata(url=address)


@pytest.mark.parametrize("when", ODD_DATES, ids=range(len(ODD_DATES)))
def test_a_date_that_is_none_is_told_by_every_door_and_dates_nothing(when, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.toml").write_text(f"published = {json.dumps(when)}\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": STORY, "published": when}))
    (tmp_path / "c.xml").write_text(feed("A", STORY, when=when))
    sidecar, line, entry = read_folder(tmp_path)
    assert [bool(one.reason) for one in (sidecar, line, entry)] == [True, True, False]
    assert all("published" in one.reason and len(one.reason) < 400 for one in (sidecar, line))
    assert entry.article.published is None


def bombs(folder):
    packed = gzip.compress(b"Missiles struck Kharkiv. " * 1_000_000)
    with zipfile.ZipFile(folder / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", "Missiles struck Kharkiv. " * 1_000_000)
    return {"gzip": packed, "gzip of gzip": gzip.compress(packed), "zip": (folder / "zip").read_bytes()}


def test_packed_articles_are_refused_unpacked_by_every_door(tmp_path):
    doors = tmp_path / "doors"
    doors.mkdir()
    for name, data in bombs(tmp_path).items():
        for suffix in (".txt", ".html", ".xml", ".jsonl"):
            (doors / f"{name}{suffix}").write_bytes(data.replace(b"\n", b" "))
        with pytest.raises(ArticleError, match="archive"):
            read_upload(data, Metadata())
    found = list(read_folder(doors))
    assert len(found) == 12
    assert all("archive" in one.reason or "not a JSON object" in one.reason for one in found)


def test_thousands_of_properties_are_left_alone(tmp_path):
    record = {f"<b>{n}</b>{{{{7*7}}}}": "x" for n in range(10_000)} | {"text": STORY}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (one,) = read_folder(tmp_path)
    assert one.article.text == STORY
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "b.toml").write_text('"<b>{{7*7}}</b>" = "x"\n')
    assert "'<b>{{7*7}}</b>'" in list(read_folder(tmp_path))[1].reason


def test_the_same_article_again_is_one_and_two_at_one_address_are_two(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "s.sqlite"))
    other = "Ukrainian drones hit a depot in Belgorod on 8 May 2025, officials said."
    records = [
        {"text": STORY, "url": "https://a.example/1", "published": "2025-05-10"},
        {"text": STORY, "url": "https://b.example/2", "published": "2025-05-10"},
        {"published": "2025-05-10", "url": "https://a.example/1", "text": other},
    ]
    for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
        lines = tmp_path / "in.jsonl"
        lines.write_text("".join(json.dumps(records[n]) + "\n" for n in order))
        assert main(["ingest", str(lines)]) == 0
        strikes = open_store().strikes()
        assert sorted(one.reports[0].report.toponym.text for one in strikes) == ["Belgorod", "Kharkiv"]
        assert all(len(one.reports) == 1 for one in strikes)
    assert "0 set aside" in capsys.readouterr().out


ODD_PLACES = (
    "Springfield",
    "San José",
    "x" * 10_000,
    'NEAR("a" b) OR *',
    "'; DROP TABLE place;--",
    "City\u202e\u200b",
)


@pytest.mark.parametrize("place", ODD_PLACES, ids=range(len(ODD_PLACES)))
def test_odd_and_ambiguous_places_in_a_text_are_placed_or_told_why_not(place, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(
        f"Missiles struck the town of {place} on 7 May 2025, killing two people. {STORY}", encoding="utf-8"
    )
    assert main(["read", str(path), "--json", "--published", "2025-05-10"]) == 0
    features = json.loads(capsys.readouterr().out)["features"]
    assert "Kharkiv" in [one["properties"]["place_name"] for one in features]
    for one in features:
        assert one["geometry"] is None or one["geometry"]["coordinates"] != [0, 0]


RUSSIAN = "Ночью беспилотники ударили по складу на окраине города. Никто не пострадал, сообщили власти. "
ENCODED = {
    "cp1251": (RUSSIAN * 3).encode("cp1251"),
    "koi8-r that claims utf-8": f"<html><head><meta charset='utf-8'></head><p>{RUSSIAN * 9}".encode("koi8-r"),
    "utf-16": RUSSIAN.encode("utf-16"),
    "half a character": (RUSSIAN * 3).encode()[:-2],
}


@pytest.mark.parametrize("name", ENCODED)
def test_another_language_is_known_in_every_encoding_and_set_aside(name, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_bytes(ENCODED[name])
    assert main(["read", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["features"] == []
    assert "language 'ru'" in said.err


def test_garbled_words_and_half_a_character_hide_no_strike(tmp_path, capsys):
    garbled = f"Russia’s president spoke. {STORY} — ".encode().decode("cp1252", "replace")
    (tmp_path / "garbled.txt").write_text(garbled, encoding="utf-8")
    (tmp_path / "half.txt").write_bytes(f"{STORY} —".encode()[:-1])
    (tmp_path / "utf-16.txt").write_text(f"{STORY} That was all.", encoding="utf-16")
    assert main(["read", str(tmp_path), "--json", "--published", "2025-05-10"]) == 0
    said = capsys.readouterr()
    (strike,) = json.loads(said.out)["features"]
    assert strike["properties"]["n_reports"] == 3
    assert "as they were meant" in said.err
    assert "cannot be read: 1" in said.err
