import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import schema
from geo.gazetteer.schema import block, digest, fingerprint, micro_degrees, near_blocks

CONSONANTS = "abcdfghjklmnprstvz"


def test_the_digest_is_the_same_on_every_machine() -> None:
    assert digest("rawalpindi") == digest("rawalpindi") != digest("rawalpind")
    assert -(2**63) <= digest("") < 2**63


def test_micro_degrees_fit_32_bits() -> None:
    assert micro_degrees(-180.0) == -180_000_000
    assert abs(micro_degrees(180.0)) < 2**31


def test_the_fingerprint_changes_with_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(schema, "version", lambda _: "0")
    assert fingerprint() != before


@given(bones=st.text(CONSONANTS + "17", max_size=12), country=st.sampled_from(["", "SY", "PK"]))
def test_near_blocks_are_those_of_all_skeletons_an_edit_away(bones: str, country: str) -> None:
    ends = [(bones[:at], bones[at:]) for at in range(len(bones) + 1)]
    near = {bones, *(head + tail[1:] for head, tail in ends if tail)}
    near |= {head + letter + tail[1:] for head, tail in ends if tail for letter in CONSONANTS}
    near |= {head + letter + tail for head, tail in ends for letter in CONSONANTS}
    found = near_blocks(bones, country).tolist()
    assert sorted(found) == sorted({block(skeleton, country) for skeleton in near})
    assert len(found) == len(near)


def test_blocks_differ_by_country_and_by_order() -> None:
    assert len({block("lhr", "PK"), block("lhr", "IN"), block("lrh", "PK"), block("lh", "PK")}) == 4
