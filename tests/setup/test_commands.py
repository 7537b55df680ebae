import sys

import pytest

from geo.errors import SetupError
from geo.setup.commands import run


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_each_line_printed_is_handed_on_as_it_comes():
    lines: list[str] = []
    code = "import sys; print('one', flush=True); print('two', file=sys.stderr, flush=True); print('three')"
    run(python(code), "count", on_line=lines.append)
    assert lines == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (
            "Collecting x\nERROR: No matching distribution found for x==1\nhint",
            "No matching distribution found for x==1",
        ),
        (
            "npm error code ECONNREFUSED\nnpm error A complete log of this run can be found in: /x",
            "code ECONNREFUSED",
        ),
        ("E: Unable to locate package qgis-common", "Unable to locate package qgis-common"),
        ("Traceback\nPermissionError: [Errno 13] denied\n", "PermissionError: [Errno 13] denied"),
        ("just gone.", "just gone"),
        ("", "it failed without a word"),
    ],
)
def test_a_failure_is_told_in_one_sentence_with_its_way_out(printed, told):
    code = f"import sys; print({printed!r}); sys.exit(3)"
    with pytest.raises(SetupError) as failed:
        run(python(code), "fetch it", way_out="try again")
    assert str(failed.value) == f"cannot fetch it: {told}; try again"


def test_a_program_that_is_not_there_is_told():
    with pytest.raises(SetupError, match="cannot fetch it: /no/such/program does not start"):
        run(["/no/such/program"], "fetch it")


def test_it_runs_where_and_with_what_it_is_told(tmp_path):
    lines: list[str] = []
    code = "import os; print(os.getcwd()); print(sorted(k for k in os.environ if k == 'ONLY'))"
    run(python(code), "look", folder=tmp_path, environment={"ONLY": "1"}, on_line=lines.append)
    assert lines == [str(tmp_path), "['ONLY']"]


def test_it_gets_no_input():
    lines: list[str] = []
    run(python("import sys; print(repr(sys.stdin.read()))"), "read", on_line=lines.append)
    assert lines == ["''"]
