import socket

import pytest

from geo.cli import main
from geo.cli.serving import refuse_taken
from geo.errors import SetupError


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_told_with_a_way_out(taken, capsys):
    assert main(["run", "--port", str(taken)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(taken) in line
    assert "--port" in line


def test_a_free_port_is_left_free(taken):
    with pytest.raises(SetupError):
        refuse_taken(taken)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    refuse_taken(free)
    refuse_taken(free)
