import gzip
import re
from pathlib import Path

import pytest

from geo.layers import scripts


def test_every_script_is_once_in_the_one_file_or_in_that_of_a_page_on_its_own() -> None:
    served = scripts.served("strikemap.js")
    assert served is not None
    zipped, media_type = served
    together = gzip.decompress(zipped).decode()
    alone, _ = scripts.standalone()
    assert media_type == "text/javascript"
    only_alone = set()
    for path in scripts.SCRIPTS.glob("*.js"):
        source = path.read_text(encoding="utf-8")
        in_each = together.count(source), alone.count(source)
        assert in_each in {(1, 1), (1, 0), (0, 1)}
        only_alone |= {path.name} if in_each == (0, 1) else set()
    assert only_alone == {"ground.js", "standalone.js"}
    assert "served.js" not in only_alone
    assert "protomapsL=" not in alone.replace(" ", "")


def test_the_style_is_served_beside_it() -> None:
    served = scripts.served("strikemap.css")
    assert served is not None
    assert gzip.decompress(served[0]) == (scripts.SCRIPTS / "strikemap.css").read_bytes()


@pytest.mark.parametrize("name", ["main.js", "../scripts.py", "", "strikemap.js.map"])
def test_no_other_file_is_served(name: str) -> None:
    assert scripts.served(name) is None


def test_the_version_tells_the_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", scripts.version())


@pytest.mark.parametrize("path", sorted(scripts.SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_no_script_turns_text_into_markup(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source
    )


@pytest.mark.parametrize("path", sorted(scripts.SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_short_and_typed(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith("// @ts-check\n/**")
    assert len(source.splitlines()) <= 300
