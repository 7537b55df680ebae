import pytest
import sqlalchemy as sa

from geo.pipeline import Reading
from geo.store import open_store
from geo.store.geometries import add_geometries
from tests.builders import article, placed, unplaced


@pytest.fixture
def store(postgresql):
    made = open_store(postgresql)
    told = article("It was struck.")
    reports = (placed("r", of=told), unplaced("s"))
    made.save([Reading(name="a", article=told, reports=reports)], "fake/1")
    yield made
    made.close()


@pytest.mark.xdist_group("postgresql")
def test_a_server_with_postgis_has_each_position_as_a_point_under_an_index(store):
    asked = "SELECT ST_X(position), ST_Y(position), ST_SRID(position) FROM reports ORDER BY position IS NULL"
    box = "SELECT count(*) FROM reports WHERE position && ST_MakeEnvelope(73, 33, 74, 34, 4326)"
    with store._reading() as connection:
        first, second = connection.exec_driver_sql(asked).all()
        assert tuple(first) == (73.0479, 33.6007, 4326)
        assert tuple(second) == (None, None, None)
        assert connection.exec_driver_sql(box).scalar() == 1
        indexes = {index["name"] for index in sa.inspect(connection).get_indexes("reports")}
        assert "ix_reports_position" in indexes


@pytest.mark.xdist_group("postgresql")
def test_what_was_kept_before_has_its_point_as_well(store):
    with store._writing() as connection:
        connection.exec_driver_sql("ALTER TABLE reports DROP COLUMN position")
        add_geometries(connection)
        add_geometries(connection)
        found = connection.exec_driver_sql("SELECT count(position) FROM reports").scalar()
    assert found == 1
