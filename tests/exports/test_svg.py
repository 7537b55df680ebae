import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from geo.errors import ExportError
from geo.exports import Export
from geo.exports.svg import HEIGHT, MOST_STRIKES, WIDTH, write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.fabricated import SINDOOR, frame

SVG = "{http://www.w3.org/2000/svg}"


def written(rows=None, chosen=None) -> bytes:
    rows = frame() if rows is None else rows
    return b"".join(write(Export(frame=rows, chosen=chosen or StrikeFilter(), revision="1")))


def words(picture) -> str:
    return " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))


def test_tells_filter_counts_sources_and_legend():
    said = words(etree.fromstring(written(chosen=StrikeFilter(operations=(SINDOOR,)))))
    assert "Strikes with operation Operation Sindoor." in said
    assert "7 events (8 marks)" in said
    assert "Articles: The Example" in said
    for meaning in ("Hit", "Intercepted", "True spot inside", "Disputed line", "Somewhere in this area"):
        assert meaning in said
    assert "Failed" not in said  # nothing here has


def test_areas_are_hatched_and_no_point():
    picture = etree.fromstring(written())
    assert len([path for path in picture.iter(f"{SVG}path") if path.get("class") == "area"]) == 1


def test_places_known_badly_have_their_circle_and_an_aim_its_line():
    picture = etree.fromstring(written())
    assert [circle for circle in picture.iter(f"{SVG}circle") if circle.get("class") == "within"]
    assert len([path for path in picture.iter(f"{SVG}path") if path.get("class") == "link"]) == 1


def test_nothing_leads_out_of_the_picture():
    text = written().decode()
    assert "href" not in text
    assert text.count("http") == 1  # the namespace


def test_prints_as_one_page(chromium, tmp_path):
    (tmp_path / "picture.svg").write_bytes(written())
    page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto((tmp_path / "picture.svg").as_uri())
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert printed.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("rows", [strikes_frame([]), frame().iloc[-1:]], ids=["nothing", "an area alone"])
def test_a_picture_without_marks_is_still_a_map(rows):
    assert "Reported strikes" in words(etree.fromstring(written(rows)))


@settings(max_examples=6)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_name_is_written_as_words(name):
    picture = etree.fromstring(written(frame(operation=name)))
    assert not list(picture.iter(f"{SVG}script"))


def test_the_same_strikes_are_the_same_bytes():
    assert written() == written()


def test_too_many_are_refused_with_the_way_out():
    with pytest.raises(ExportError, match="filter to 10,000"):
        written(frame().iloc[[0] * (MOST_STRIKES + 1)])
