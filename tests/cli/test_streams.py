import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.cli.streams import complain, complain_of, write
from geo.errors import ExportError


def test_an_error_is_one_printable_line(capsys):
    assert complain("two\nlines \x1b[31mred", 3) == 3
    assert capsys.readouterr().err == "strikemap: two lines \N{REPLACEMENT CHARACTER}[31mred\n"


def test_a_text_is_named_once(capsys):
    complain_of("a.txt", "a.txt: it is empty")
    complain_of("b.txt", "it is empty")
    assert capsys.readouterr().err == "strikemap: a.txt: it is empty\nstrikemap: b.txt: it is empty\n"


def test_a_file_is_written_whole(tmp_path):
    target = tmp_path / "out"
    write(str(target), [b"one", b"two"])
    assert target.read_bytes() == b"onetwo"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_what_was_there(tmp_path):
    target = tmp_path / "out"
    target.write_bytes(b"old")

    def failing():
        yield b"new"
        raise ExportError("halfway")

    with pytest.raises(ExportError):
        write(str(target), failing())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_written_to_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write(str(pipe), [b"one"])
    reader.join()
    assert received == [b"one"]
    assert pipe.is_fifo()


def test_a_missing_folder_is_told_with_a_way_out(tmp_path):
    with pytest.raises(ExportError, match="name another file"):
        write(str(tmp_path / "missing" / "out"), [b"x"])


def test_standard_output_takes_bytes(capfdbinary):
    write("-", [b"a", b"\xff"])
    assert capfdbinary.readouterr().out == b"a\xff"


def test_a_full_standard_output_is_told_with_a_way_out():
    code = "from geo.cli.streams import write\ntry: write('-', [b'x' * 99])\n"
    code += "except Exception as error: print(error, file=__import__('sys').stderr)"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0
    told = b"standard output cannot be written (no space left on device): make room there or write elsewhere"
    assert done.stderr.strip() == told
