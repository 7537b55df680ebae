import json
from collections.abc import Callable
from unittest.mock import patch

from geo.app_pages.downloads import downloads
from geo.exports import FORMATS
from geo.filters import StrikeFilter, apply
from tests.fabricated import SINDOOR, frame


def offered() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Return each button's file name and content."""
    chosen = StrikeFilter(operations=(SINDOOR,))
    with patch("streamlit.download_button") as button:
        downloads(apply(chosen, frame()), chosen, "revision")
    return {call.args[0]: (call.kwargs["file_name"], call.kwargs["data"]) for call in button.call_args_list}


def test_offers_each_format_named_by_the_filter() -> None:
    names = {label: name for label, (name, _) in offered().items()}
    assert list(names)[:2] == ["GeoJSON", "CSV"]
    assert names["GeoJSON"] == "strikemap_operation-sindoor.geojson"
    endings = [*FORMATS, "manifest.json"]
    assert list(names.values()) == [f"strikemap_operation-sindoor.{ending}" for ending in endings]


def test_each_button_writes_its_own_format() -> None:
    files = offered()
    assert len(json.loads(files["GeoJSON"][1]())["features"]) == 6
    assert files["CSV"][1]().count(b"Operation Sindoor") >= 6
