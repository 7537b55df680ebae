"""The documents say what is so: their commands run, their links to files of the project lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
_COMMAND = re.compile(r"^\.venv/bin/python -m geo (.+)$", re.M)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_TARGET = re.compile(r"^(\w+):", re.M)
# These change the installation or the store, or fetch from the network; their own tests run them.
_NOT_HERE = (
    "setup",
    "run",
    "gazetteer add",
    "import",
    "forget",
    "backup",
    "restore",
    "erase",
    "geocode --geocoder",
)

COMMANDS = sorted(
    {
        command
        for document in DOCUMENTS
        for command in _COMMAND.findall(document.read_text(encoding="utf-8"))
        if not command.startswith(_NOT_HERE)
    }
)

# What the documents tell readers to set before their commands.
EXPORTED = [
    pair
    for document in DOCUMENTS
    for line in re.findall(r"^export (.+)$", document.read_text(encoding="utf-8"), re.M)
    for pair in re.findall(r"(\w+)=(\S+)", line)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_in_the_documents_run(command, tmp_path, monkeypatch):
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "strikes.sqlite"))
    for name, value in EXPORTED:
        monkeypatch.setenv(name, value)
    ended = subprocess.run(
        [sys.executable, "-m", "geo", *shlex.split(command)], cwd=PROJECT, capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_python_in_the_documents_runs(document):
    for snippet in _PYTHON.findall(document.read_text(encoding="utf-8")):
        ended = subprocess.run([sys.executable, "-c", snippet], cwd=PROJECT, capture_output=True, text=True)
        assert (ended.returncode, ended.stderr) == (0, "")


def test_the_tour_reads_geocodes_and_exports():
    assert {"read", "geocode", "export"} <= {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(document):
    missing = [
        link
        for link in _LINK.findall(document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_has_the_targets_that_the_documents_name(document):
    targets = set(_TARGET.findall((PROJECT / "Makefile").read_text(encoding="utf-8")))
    named = set(re.findall(r"\bmake (\w+)\b(?=`|  |$| PORT)", document.read_text(encoding="utf-8"), re.M))
    assert named <= targets
