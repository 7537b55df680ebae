import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution.outlet import outlet_country


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        ("The Times of Israel", "https://www.timesofisrael.com/x", "IL"),
        ("Kyiv Independent", None, "UA"),
        ("Ukrainska Pravda", "https://www.pravda.com.ua/news/", "UA"),
        ("Indian Express", None, "IN"),
        (None, "https://www.bbc.co.uk/news/1", "GB"),
        ("Geo News", "https://www.geo.tv/latest", ""),
        ("Reuters", "https://www.reuters.com/world", ""),
        (None, "https://[half/", ""),
        (None, "https://192.0.2.1/news", ""),
        ("", "", ""),
    ],
)
def test_an_outlet_tells_its_country_by_name_or_domain(
    gazetteer: StoredGazetteer, publisher: str | None, url: str | None, country: str
) -> None:
    assert outlet_country(publisher, url, gazetteer) == country
