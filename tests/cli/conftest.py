import pytest

from geo import pipeline
from geo.cli import extractors
from tests.test_pipeline import FakeExtractor, FakeResolver


@pytest.fixture
def fake_reader(monkeypatch):
    """Commands that read with a fake extractor: one report in every article."""
    pair = FakeExtractor(), FakeResolver()
    monkeypatch.setattr(extractors, "reader", lambda: pair)
    monkeypatch.setattr(pipeline, "reader", lambda: pair)


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "store" / "strikes.sqlite"
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(path))
    return path
