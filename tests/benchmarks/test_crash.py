import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_a_kill_in_every_kind_of_work_loses_nothing():
    ended = subprocess.run(
        [sys.executable, "benchmarks/crash.py", "--kills", "7", "--json"],
        cwd=PROJECT,
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(ended.stdout)
    assert (found["kills"], found["lost"], found["damaged"]) == (7, 0, 0)
    kinds = ("ingest", "edit", "merge", "import", "export", "backup", "migration")
    assert [found[f"{kind}_kills"] for kind in kinds] == [1] * 7
    assert found["acknowledged"] == sum(found[f"{kind}_acknowledged"] for kind in kinds) > 7
