"""The picture that a reader saves of the map."""

from __future__ import annotations

from struct import unpack

from tests.page.reader import Reader


def test_the_map_is_saved_as_a_picture_with_its_words(reader: Reader) -> None:
    reader.open("?operation=Operation+Sindoor")
    reader.sees("6 events · 6 marks")
    with reader.page.expect_download() as waiting:
        reader.map.get_by_role("button", name="Save as picture (PNG)").click()
    assert waiting.value.suggested_filename == "strikemap.png"
    picture = waiting.value.path().read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = unpack(">II", picture[16:24])
    box = reader.map.locator("#map_div").bounding_box()
    assert box is not None
    assert width == round(box["width"])
    assert height > box["height"] + 80
    words = reader.frame.evaluate("() => strikemap.host.words()")
    assert words == "Strikes with operation Operation Sindoor."
    # A mark's own colour is in the picture: the map was drawn, not only its frame.
    coloured = reader.frame.evaluate(
        """async () => {
          const canvas = await strikemap.picture(strikemap.instrument);
          const { data } = canvas.getContext("2d").getImageData(0, 60, canvas.width, canvas.height - 160);
          let found = 0;
          for (let at = 0; at < data.length; at += 4) {
            found += data[at] === 0 && data[at + 1] === 0x72 && data[at + 2] === 0xb2 ? 1 : 0;
          }
          return found;
        }"""
    )
    assert coloured > 100
