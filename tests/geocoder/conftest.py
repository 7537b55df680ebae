from collections.abc import Iterator

import pytest

from geo.gazetteer import StoredGazetteer
from tests.geocoder.servers import Site, serving


@pytest.fixture(scope="session")
def gazetteer() -> StoredGazetteer:
    """The gazetteer that set-up built: the real names of the world."""
    return StoredGazetteer()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found
