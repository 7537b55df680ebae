"""Guard the house: what may import what, how long a thing may be, and that each has its tests."""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
GEO = TESTS.parent / "geo"
# A room may import the rooms before it.
ORDER = (
    "errors", "files", "coordinates", "vocabulary", "lexicon", "timespans", "articles", "sources",
    "gazetteer", "resolution", "geocoder", "reports", "extraction", "strikes", "frames", "pipeline",
    "review", "store", "filters", "addresses", "stories", "texts", "layers", "maps", "exports", "imports",
    "ogc", "api", "setup", "cli", "app_pages",
)  # fmt: skip
UI = {"streamlit", "streamlit_folium"}
MOST_LINES_OF_A_MODULE = 300
MOST_LINES_OF_A_FUNCTION = 40

MODULES = sorted(path for path in GEO.rglob("*.py") if path != GEO / "__init__.py")
TESTED = [path for path in MODULES if path.name not in ("__init__.py", "__main__.py")]
every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GEO).as_posix())


def room(path: Path) -> str:
    return path.relative_to(GEO).with_suffix("").parts[0]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """Return every dotted name that `path` imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: use absolute imports"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def rooms_used(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("geo.")} - {room(path)}


def test_there_are_modules_to_guard():
    assert len(MODULES) > len(ORDER)


@every_module
def test_a_module_imports_only_rooms_before_its_own(path):
    if path == GEO / "__main__.py":  # the door of `python -m geo`: it opens the last room
        return
    before = set(ORDER[: ORDER.index(room(path))])
    assert rooms_used(path) <= before, f"{path} may not import {sorted(rooms_used(path) - before)}"


@every_module
def test_only_pages_import_streamlit(path):
    if room(path) != "app_pages":
        assert not {name.split(".")[0] for name in imported(path)} & UI


@every_module
def test_a_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_A_MODULE


@every_module
def test_functions_are_short(path):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {
        f"{node.name}, line {node.lineno}": body_length(node)
        for node in ast.walk(parsed(path))
        if isinstance(node, functions)
    }
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION}


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of `function` without its docstring."""
    last = function.end_lineno
    assert last is not None
    lines = last - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", TESTED, ids=lambda path: path.relative_to(GEO).as_posix())
def test_every_module_has_a_test_file(path):
    mirror = TESTS / path.relative_to(GEO).parent / f"test_{path.stem}.py"
    assert mirror.exists(), f"write {mirror.relative_to(TESTS.parent)}"


@every_module
def test_no_broad_except(path):
    broad = {None, "Exception", "BaseException"}
    assert not [f"line {line}" for line, name in caught(path) if name in broad]


def caught(path: Path) -> list[tuple[int, str | None]]:
    """Return the line and name of all that is caught in `path`; the name is ``None`` for a bare except."""
    handlers = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler)]
    bare: list[tuple[int, str | None]] = [(node.lineno, None) for node in handlers if node.type is None]
    types = [(node.lineno, part) for node in handlers if node.type for part in ast.walk(node.type)]
    return bare + [(line, part.id) for line, part in types if isinstance(part, ast.Name)]
