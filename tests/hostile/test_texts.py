import json
import subprocess
import sys

import pytest

from geo.cli import main
from geo.filters import from_query
from tests.hostile.payloads import LONG_TEXTS, PAGES, WHOLE_TEXTS, WORDS
from tests.page.server import ROOT

ENDS_WITHIN_S = 300  # a text that takes time out of proportion takes hours


def read_all(texts, folder):
    """Return what reading each of `texts` gives, by name; read by a process of its own."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
    command = [sys.executable, "-m", "geo", "read", "--jsonl", str(source), "-o", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=ENDS_WITHIN_S)
    readings = [json.loads(line) for line in target.read_text().splitlines()]
    assert [reading["article"] for reading in readings] == list(texts)
    return readings


def test_a_long_text_is_read_in_part_and_says_where_reading_ends(tmp_path):
    readings = read_all(LONG_TEXTS, tmp_path)
    assert [r["article"] for r in readings if "split the text" not in r.get("cut_short", "")] == []


def test_an_odd_text_is_read_to_its_end(tmp_path):
    readings = read_all(WHOLE_TEXTS, tmp_path)
    assert [r for r in readings if {"cut_short", "set_aside"} & set(r)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_break_parsers_is_read_or_refused_with_a_reason(name, tmp_path, capsys):
    page = tmp_path / "page.html"
    page.write_text(PAGES[name])
    code = main(["read", str(page), "--json"])
    said = capsys.readouterr()
    assert code == 0 or said.err.startswith("strikemap: ")
    assert "root:" not in said.out
    assert len(said.out) < 100_000


@pytest.mark.parametrize("name", WORDS)
def test_payloads_in_an_article_are_words_and_hide_no_strike(name, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "a.txt"
    payload = WORDS[name]
    article.write_text(
        f"{payload}\n\nRussian missiles struck Kharkiv on 7 May 2025, officials said. {payload} said so.",
        encoding="utf-8",
    )
    assert main(["read", str(article), "--json", "--published", "2025-05-10"]) == 0
    features = json.loads(capsys.readouterr().out)["features"]
    assert "Kharkiv" in [one["properties"]["place_name"] for one in features]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_filters_keep_payloads_as_words():
    for payload in WORDS.values():
        chosen, notes = from_query({"operation": payload, "q": payload, payload: payload, "from": payload})
        kept = [*chosen.operations, chosen.text]
        assert set(kept) <= {payload.strip(), ""}
        assert len(notes) == 4 - sum(map(bool, kept))
        assert all(len(note) < 400 for note in notes)
