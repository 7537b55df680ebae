import pytest

from geo.gazetteer import schema
from geo.gazetteer.schema import digest, fingerprint, micro_degrees


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
