"""One grammar of filters for the page's address, the command line and the API: what one says, all do."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from typer.main import get_command

from geo.cli import main
from geo.cli.app import app
from geo.filters import KEYS, Shape, StrikeFilter, apply, from_query, to_query
from geo.ogc.queries import items_query
from geo.store import open_store
from tests.fabricated import SINDOOR, frame, keep
from tests.filters.test_query import filters

OPTIONS = {key: f"--{key.replace('_', '-')}" for key in KEYS} | {"q": "--text"}
CHOSEN = [
    StrikeFilter(),
    StrikeFilter(operations=(SINDOOR, "none"), outcomes=("hit",)),
    StrikeFilter(attackers=("Pakistan",), roles=("intercepted_at", "target"), hidden=("context",)),
    StrikeFilter(text="airbase", precisions=("site",), origins=("ours",), datasets=("none",)),
    StrikeFilter(start_utc=datetime(2025, 5, 1, tzinfo=UTC), end_utc=datetime(2025, 5, 9, 12, tzinfo=UTC)),
    StrikeFilter(
        start_utc=datetime(2025, 5, 10, tzinfo=UTC), undated=False, clock="reported", kinds=("strike",)
    ),
    StrikeFilter(reviews=("none", "partly"), countries=("PK",)),
    StrikeFilter(within=Shape.read("circle:74.35,31.55,300"), kinds=("strike",)),
    StrikeFilter(weapons=("missile", "unknown", "none"), as_of=datetime(2025, 5, 10, 18, tzinfo=UTC)),
]


def test_the_command_line_has_an_option_for_everything():
    command = get_command(app).commands["export"]
    assert {"undated" if key == "undated" else OPTIONS[key][2:] for key in KEYS} <= {
        option.removeprefix("--") for parameter in command.params for option in parameter.opts
    }


@given(filters)
def test_the_api_reads_every_filter_as_the_page_does(chosen):
    assert items_query(to_query(chosen)).chosen == chosen


@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
def test_page_command_line_and_api_keep_the_same_strikes(chosen, tmp_path, monkeypatch, capfdbinary):
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "s.sqlite"))
    store = open_store()
    keep(store)
    pairs = to_query(chosen)
    by_page, notes = from_query({key: [value for name, value in pairs if name == key] for key, _ in pairs})
    assert (by_page, notes) == (chosen, ())
    asked = [part for key, value in pairs for part in _option(key, value)]
    assert main(["export", "--format", "geojson", *asked]) == 0
    exported = json.loads(capfdbinary.readouterr().out)
    assert exported["strikemap"]["query"] == [list(pair) for pair in pairs]
    assert len(exported["features"]) == len(items_query(pairs).matching(frame()))
    assert len(apply(chosen, frame())) == len(exported["features"])


def _option(key, value):
    return ["--no-undated"] if key == "undated" else [OPTIONS[key], value]
