"""The steps of set-up, each made once and again only when what it is made of has changed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.build import build
from geo.gazetteer.files import default_path
from geo.setup.assets import assets_are_current, copy_assets
from geo.setup.basemap_info import basemap_is_current
from geo.setup.outlines import make_outlines, outlines_are_current
from geo.setup.packages import install_packages

STATIC = Path(__file__).parents[2] / "static"

Report = Callable[[str, float], None]


class Workshop:
    """A temporary folder for what set-up fetches; nothing is fetched before it is needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def node_modules(self) -> Path:
        """The installed npm packages."""
        return install_packages(self._room("npm"))

    @cached_property
    def debian(self) -> Path:
        """An empty folder for what Debian's archive gives."""
        return self._room("debian")

    def _room(self, name: str) -> Path:
        room = self.folder / name
        room.mkdir()
        return room


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that set-up makes.

    Attributes
    ----------
    title
        What is made, for the progress bar.
    is_current
        Whether it is there and as it would be made now.
    make
        Makes it, whole or not at all.
    """

    title: str
    is_current: Callable[[], bool]
    make: Callable[[Workshop, Report], object]


def steps(static: Path, gazetteer: Path) -> Sequence[Step]:
    """Return the steps in the order they are taken.

    Parameters
    ----------
    static
        The folder that the app serves.
    gazetteer
        The gazetteer's file.
    """
    vendor, basemap = static / "vendor", static / "basemap"
    areas = gazetteer.with_name("areas")
    return (
        Step(
            title="browser assets",
            is_current=lambda: assets_are_current(vendor),
            make=lambda workshop, _: copy_assets(workshop.node_modules, vendor),
        ),
        Step(
            title="base map",
            is_current=lambda: basemap_is_current(basemap),
            make=lambda workshop, report: _build_basemap(basemap, workshop, report),
        ),
        Step(
            title="gazetteer",
            is_current=lambda: _gazetteer_is_current(gazetteer),
            make=lambda _, report: build(gazetteer, progress=report),
        ),
        Step(
            title="outlines",
            is_current=lambda: outlines_are_current(areas),
            make=lambda workshop, report: make_outlines(areas, gazetteer, workshop.debian, report),
        ),
    )


def take(todo: Sequence[Step], console: Console) -> None:
    """Take each of the steps that is not current, and show how far it is.

    Raises
    ------
    StrikemapError
        If a step fails: what is missing, and the way out. What was there before stays as it was.
    """
    stale = [step for step in todo if not step.is_current()]
    if not stale:
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        tempfile.TemporaryDirectory(prefix="strikemap-", ignore_cleanup_errors=True) as folder,
        Progress(*columns, console=console) as bars,
    ):
        workshop = Workshop(Path(folder))
        for step in stale:
            bar = bars.add_task(step.title, total=1.0)
            step.make(workshop, _on(bars, bar))
            bars.update(bar, description=f"{step.title} ready", completed=1.0)


def _on(bars: Progress, bar: TaskID) -> Report:
    return lambda doing, share: bars.update(bar, description=doing, completed=share)


def set_up(console: Console | None = None) -> None:
    """Make everything that strikemap needs besides its packages; nothing if all is current.

    Raises
    ------
    StrikemapError
        If something cannot be had or written: one sentence, and the way out.
    """
    take(steps(STATIC, default_path()), console or Console(stderr=True))


def _build_basemap(folder: Path, workshop: Workshop, report: Report) -> None:
    from geo.setup.basemap import build_basemap  # GDAL takes a second to load; only building needs it

    build_basemap(folder, workshop.node_modules, workshop.debian, report)


def _gazetteer_is_current(path: Path) -> bool:
    try:
        StoredGazetteer(path)
    except GazetteerError:
        return False
    return True
