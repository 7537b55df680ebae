import io

import pytest
from rich.console import Console

from geo.errors import SetupError
from geo.setup import steps as module
from geo.setup.steps import Step, Workshop, steps, take


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=100)


def said(console):
    return console.file.getvalue()


def test_only_what_is_stale_is_made_and_in_order(console):
    made: list[str] = []

    def step(title: str, *, current: bool) -> Step:
        return Step(
            title=title, is_current=lambda: current, make=lambda _workshop, _report: made.append(title)
        )

    take([step("one", current=False), step("two", current=True), step("three", current=False)], console)
    assert made == ["one", "three"]
    assert "one ready" in said(console)
    assert "two" not in said(console)


def test_nothing_is_said_when_all_is_current(console):
    take([Step(title="one", is_current=lambda: True, make=lambda _workshop, _report: 1 / 0)], console)
    assert said(console) == ""


def test_a_failing_step_ends_set_up(console):
    def fail(_workshop, _report):
        raise SetupError("no network; check it")

    made: list[str] = []
    with pytest.raises(SetupError, match="no network"):
        take(
            [
                Step(title="one", is_current=lambda: False, make=fail),
                Step(title="two", is_current=lambda: False, make=lambda _w, _r: made.append("two")),
            ],
            console,
        )
    assert made == []


def test_a_step_tells_how_far_it_is(console):
    def make(_workshop, report):
        report("half of it", 0.5)

    take([Step(title="one", is_current=lambda: False, make=make)], console)
    assert "one ready" in said(console)


def test_packages_are_fetched_once_and_only_when_needed(tmp_path, monkeypatch):
    fetched: list[str] = []

    def install(folder):
        fetched.append(folder.name)
        return folder / "node_modules"

    monkeypatch.setattr(module, "install_packages", install)
    workshop = Workshop(tmp_path)
    assert not fetched
    assert workshop.node_modules == workshop.node_modules == tmp_path / "npm" / "node_modules"
    assert fetched == ["npm"]
    assert not list(workshop.debian.iterdir())


def test_a_fresh_machine_has_nothing_that_is_current(tmp_path):
    todo = steps(tmp_path / "static", tmp_path / "gazetteer.sqlite")
    assert [step.title for step in todo] == ["browser assets", "base map", "gazetteer", "outlines"]
    assert not any(step.is_current() for step in todo)


def test_after_set_up_everything_is_current():
    assert all(step.is_current() for step in steps(module.STATIC, module.default_path()))
