import pytest

from geo.gazetteer import StoredGazetteer


@pytest.fixture(scope="session")
def gazetteer() -> StoredGazetteer:
    """The gazetteer that set-up built: the real names of the world."""
    return StoredGazetteer()
