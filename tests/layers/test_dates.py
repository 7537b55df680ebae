from datetime import UTC, datetime

import pytest

from geo.frames import rows
from geo.layers.dates import date_in_words, in_utc
from tests.fabricated import frame


def test_a_day_of_the_place_is_told_in_utc_as_well() -> None:
    (sirsa,) = (row for row in rows(frame()) if row["id"] == "sirsa")
    night = dict(
        sirsa,
        date_basis="stated",
        start_utc=datetime(2025, 5, 6, 19, 35, tzinfo=UTC),
        end_utc=datetime(2025, 5, 6, 19, 35, 59, tzinfo=UTC),
    )
    assert in_utc(night) == "6 May 2025 19:35"
    day = {**night, "end_utc": datetime(2025, 5, 7, 18, 59, 59, tzinfo=UTC)}
    assert in_utc(day) == "6 May 2025 19:35 – 7 May 2025 18:59"
    assert in_utc({**night, "start_utc": None}) is None
    assert in_utc({**night, "date_basis": "publication"}) is None


@pytest.mark.parametrize(
    ("edtf", "basis", "said"),
    [
        ("2025-05-07", "stated", "7 May 2025"),
        ("2025-05-10~", "publication", "by 10 May 2025"),
        ("2025-05-10~", "stated", "about 10 May 2025"),
        ("2025-04-22/2025-05-10", "stated", "between 22 April and 10 May 2025"),
        ("XXXX-05-07", "stated", "7 May, year not known"),
        (None, None, "not dated"),
    ],
)
def test_a_date_is_said_as_people_do(edtf: str | None, basis: str | None, said: str) -> None:
    assert date_in_words(edtf, basis) == said
