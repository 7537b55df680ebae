import json
import sys
from types import ModuleType

import pytest

from geo.cli import main
from tests.builders import TEXT
from tests.extraction.llm.server import raw, serving, strikes
from tests.test_docs import PROJECT

SENTENCE = "Russian missiles struck Kharkiv on Saturday, officials said."
TOLD = {"quote": SENTENCE, "place": "Kharkiv", "role": "target", "when": "on Saturday", "attacker": "Russian"}


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "in.jsonl"
    texts = [SENTENCE, "unreadable", "Der Angriff auf die Stadt war in der Nacht und nicht am Tag.", ""]
    records = [{"id": n, "text": text, "published": "2025-05-11"} for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.fixture
def named(tmp_path, monkeypatch):
    """Name a language model in the environment."""

    def name(server):
        monkeypatch.setenv("STRIKEMAP_LLM_URL", server.url)
        monkeypatch.setenv("STRIKEMAP_LLM_MODEL", "tiny:1b")
        monkeypatch.setenv("STRIKEMAP_LLM_KEY", "secret")
        monkeypatch.setenv("STRIKEMAP_LLM_CACHE", str(tmp_path / "cache"))

    return name


def test_no_language_model_is_asked_unless_one_is_named(lines, monkeypatch, capsys):
    monkeypatch.delenv("STRIKEMAP_LLM_URL", raising=False)
    assert main(["read", "--jsonl", str(lines), "--extractor", "llm"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("strikemap: STRIKEMAP_LLM_URL is not set")
    assert said.out == ""


def test_a_language_model_reads_after_it_is_said_what_it_is_sent(lines, named, capsys):
    with serving(strikes(TOLD, TOLD | {"quote": "Missiles struck Lviv."})) as server:
        named(server)
        assert main(["read", "--jsonl", str(lines), "--extractor", "llm", "--rejected"]) == 0
    said = capsys.readouterr()
    first, *others = map(json.loads, said.out.splitlines())
    (feature,) = first["features"]
    assert feature["properties"]["place_name"] == "Kharkiv"
    assert feature["properties"]["sources"][0]["extractor"] == "llm/1/tiny:1b"
    assert "Missiles struck Lviv." in first["rejected"][0]["reason"]
    assert [one["article"] for one in others] == [1, 2, 3]
    assert len(server.asked) == 2, "neither German nor nothing is sent"
    notice, dropped = said.err.splitlines()
    assert server.url.split("/")[2] in notice
    assert "secret" not in said.err
    assert ": 3 (" in dropped  # of one article a quote, of the other both


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(lines, named, capsys):
    with serving(strikes()) as server:
        named(server)
        assert main(["read", "--jsonl", str(lines), "--extractor", "llm", "--dry-run"]) == 0
        assert server.asked == []
    said = capsys.readouterr()
    requests = [json.loads(line) for line in said.out.splitlines()]
    assert [request["to"] for request in requests] == [f"{server.url}/chat/completions"] * 2
    assert SENTENCE in requests[0]["content"]["messages"][1]["content"]
    assert "secret" not in said.out
    assert len(said.err.splitlines()) == 2


def test_an_outage_sets_articles_aside_with_the_reason(lines, named, capsys):
    with serving(raw(b"", 401)) as server:
        named(server)
        assert main(["read", "--jsonl", str(lines), "--extractor", "llm"]) == 0
    collections = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "HTTP 401" in collections[0]["set_aside"]
    assert len(collections) == 4


def test_ingest_keeps_what_a_language_model_finds(tmp_path, database, named, capsys):
    article = tmp_path / "a.txt"
    article.write_text(SENTENCE)
    with serving(strikes(TOLD)) as server:
        named(server)
        command = ["ingest", str(article), "--published", "2025-05-11", "--extractor", "llm"]
        assert main(command) == 0
        assert "1 added (1 reports)" in capsys.readouterr().out
        assert main(command) == 0
        assert "1 unchanged" in capsys.readouterr().out
        assert len(server.asked) == 1


@pytest.mark.parametrize("options", [["--dry-run"], ["--extractor", "llm", "--jobs", "2"], ["--jobs", "0"]])
def test_options_that_do_not_go_together_are_a_usage_error(lines, options, capsys):
    assert main(["read", "--jsonl", str(lines), *options]) == 2
    assert capsys.readouterr().err.startswith("strikemap: ")


def test_several_processes_give_the_bytes_of_one(tmp_path, capsys, monkeypatch):
    # New processes run the main module; a test of a page may have left its script in that place.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    path, one, two = (tmp_path / name for name in ("in.jsonl", "one", "two"))
    seed = (PROJECT / "seeds" / "000_c9bb2faa0c5880d1.txt").read_text(encoding="utf-8")
    texts = [seed[: 400 * n] for n in range(1, 12)] + ["", TEXT, SENTENCE]
    path.write_text("".join(json.dumps({"text": text, "published": "2025-05-11"}) + "\n" for text in texts))
    assert main(["read", "--jsonl", str(path), "--rejected", "-o", str(one)]) == 0
    assert main(["read", "--jsonl", str(path), "--rejected", "-o", str(two), "--jobs", "2"]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().count(b"\n") == len(texts)
    assert capsys.readouterr().err == ""
