from geo.exports import FORMATS, Export, file_name
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.builders import TEXT, article, placed, strike


def test_the_file_name_says_filter_and_format():
    chosen = StrikeFilter(operations=("Operation Sindoor",))
    assert file_name(chosen, "geojson") == "strikemap_operation-sindoor.geojson"


def test_no_format_writes_more_of_an_article_than_its_quotes():
    one = article(TEXT + "\n\nA paragraph that tells of nothing but the weather.")
    export = Export(frame=strikes_frame([strike(placed(of=one))]), chosen=StrikeFilter(), revision="x")
    for name, format_ in FORMATS.items():
        content = b"".join(format_.write(export)).decode()
        assert "Rawalpindi" in content, name
        assert "weather" not in content, name
