import inspect

from geo.exports import FORMATS, Exporter


def test_every_format_writes_as_the_protocol_says():
    asked = list(inspect.signature(Exporter.__call__).parameters)[1:]
    for format_ in FORMATS.values():
        assert list(inspect.signature(format_.write).parameters) == asked
