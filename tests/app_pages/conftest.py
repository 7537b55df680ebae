from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import state, visitor
from geo.review.access import Connection
from geo.store import DATABASE_VARIABLE, Store, open_store
from tests.fabricated import keep

PAGES = Path(state.__file__).parent


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the pages show, with the fabricated strikes."""
    database = tmp_path / "strikes.sqlite"
    monkeypatch.setenv(DATABASE_VARIABLE, str(database))
    state.snapshots.cache_clear()
    made = open_store(database)
    keep(made)
    yield made
    state.snapshots.cache_clear()


@pytest.fixture
def at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages be asked from a browser on this machine, where anybody may write."""
    here = Connection(served_at="127.0.0.1", peer="127.0.0.1", headers={"Host": ["127.0.0.1:8501"]})
    monkeypatch.setattr(visitor, "_connection", lambda: here)


@pytest.fixture
def run_page(store: Store) -> Callable[..., AppTest]:
    """Run one page, as its address asks."""

    def run(name: str, **query: str | list[str]) -> AppTest:
        made = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=60)
        for key, value in query.items():
            made.query_params[key] = value
        return made.run()

    return run


def address(page: AppTest) -> dict[str, list[str]]:
    """Return the query of a page's address, each value a list."""
    return {
        key: [value] if isinstance(value, str) else list(value) for key, value in page.query_params.items()
    }
