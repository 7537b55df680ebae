from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from geo.exports import Export
from geo.exports.kml import write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.builders import placed, strike, unplaced

KML = "{http://www.opengis.net/kml/2.2}"


def parsed(*strikes):
    export = Export(frame=strikes_frame(strikes), chosen=StrikeFilter(), revision="abc")
    return etree.fromstring(b"".join(write(export)))


def test_a_placemark_has_place_time_style_and_facts():
    (mark,) = parsed(strike()).iter(f"{KML}Placemark")
    assert mark.find(f".//{KML}coordinates").text == "73.048,33.601"
    assert mark.find(f".//{KML}begin").text.endswith("Z")
    facts = {data.get("name"): data[0].text for data in mark.iter(f"{KML}Data")}
    assert facts["id"] == "s1"
    assert "claims" in facts


def test_every_style_that_is_used_is_defined():
    document = parsed(strike(), strike(unplaced(), id="s2"))
    defined = {f"#{style.get('id')}" for style in document.iter(f"{KML}Style")}
    assert {url.text for url in document.iter(f"{KML}styleUrl")} <= defined


def test_what_has_no_place_has_no_geometry():
    (mark,) = parsed(strike(unplaced())).iter(f"{KML}Placemark")
    assert mark.find(f".//{KML}coordinates") is None


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30).filter(str.strip))
def test_words_of_articles_stay_words(words):
    (mark,) = parsed(strike(placed(attacker=words))).iter(f"{KML}Placemark")
    facts = {data.get("name"): data[0].text for data in mark.iter(f"{KML}Data")}
    writable = "".join(c if c >= " " or c in "\t\n\r" else " " for c in words)
    writable = writable.replace("\ufffe", " ").replace("\uffff", " ")
    assert (facts["attacker"] or "") == writable.replace("\r\n", "\n").replace("\r", "\n")
