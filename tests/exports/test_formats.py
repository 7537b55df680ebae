import io
import zipfile

import pyarrow.parquet as pq

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
        content = _unpacked(name, b"".join(format_.write(export)))
        assert b"Rawalpindi" in content, name
        assert b"weather" not in content, name


def _unpacked(name: str, content: bytes) -> bytes:
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"".join(map(book.read, book.namelist()))
    if name == "parquet":
        return pq.read_table(io.BytesIO(content)).to_pandas().to_csv().encode()
    return content
