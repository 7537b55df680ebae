import json
import subprocess
import sys
from pathlib import Path

from benchmarks._crash_work import ON_A_SERVER, WORK
from tests.nominatim import needs

PROJECT = Path(__file__).parents[2]


def test_a_kill_in_every_kind_of_work_loses_nothing():
    kinds = [*WORK, *(ON_A_SERVER if needs.postgresql() else ())]
    ended = subprocess.run(
        [sys.executable, "benchmarks/crash.py", "--kills", str(len(kinds)), "--json"],
        cwd=PROJECT,
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(ended.stdout)
    assert (found["kills"], found["lost"], found["damaged"]) == (len(kinds), 0, 0)
    assert [found[f"{kind}_kills"] for kind in kinds] == [1] * len(kinds)
    assert found["acknowledged"] == sum(found[f"{kind}_acknowledged"] for kind in kinds) > len(kinds)


def test_every_kind_of_work_that_can_be_lost_is_killed():
    assert {"ingest", "merge", "edit", "export", "migration", "disk_full", "two_writers", "power_cut"} <= set(
        WORK
    )
