import pytest

from tests.sources.webserver import serving


@pytest.fixture
def web():
    with serving() as served:
        yield served
