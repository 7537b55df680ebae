import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import main
from geo.errors import FilterError, GazetteerError

PROJECT = Path(__file__).parents[2]


def test_no_command_shows_help_and_is_a_usage_error(capsys):
    assert main([]) == 2
    captured = capsys.readouterr()
    assert "geocode" in captured.out + captured.err
    assert "strikemap: " not in captured.err


@pytest.mark.parametrize("command", ["read", "ingest", "export", "geocode", "run", "setup"])
def test_every_command_has_help(command, capsys):
    assert main([command, "--help"]) == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["frobnicate"], ["read"], ["export", "--nonsense"], ["run", "--port", "0"]]
)
def test_wrong_usage_is_one_line_and_exit_code_2(wrong, capsys):
    assert main(wrong) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("strikemap: ")


@pytest.mark.parametrize(
    ("error", "code"),
    [(GazetteerError("no gazetteer: run `make setup`"), 1), (FilterError("no such term"), 2)],
)
def test_errors_are_told_without_a_traceback(error, code, monkeypatch, capsys):
    def failing():
        raise error

    monkeypatch.setattr("geo.cli.collecting.open_store", failing)
    assert main(["export"]) == code
    assert capsys.readouterr().err == f"strikemap: {error}\n"


def test_the_module_runs_as_a_program(tmp_path):
    environment = {"STRIKEMAP_DATABASE": str(tmp_path / "a.sqlite"), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "geo", "export", "--outcome", "boom"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("strikemap: ")
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_drama(tmp_path):
    command = f'"{sys.executable}" -m geo export | true'
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=PROJECT,
        env={"STRIKEMAP_DATABASE": str(tmp_path / "a.sqlite"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
