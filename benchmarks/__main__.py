"""``python -m benchmarks``: run every program in this folder and write down its figures.

Each program takes ``--json`` and then prints one flat JSON object and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"

Figures = dict[str, float | int | str | bool | None]


def main() -> int:
    """Run all programs, print a line for each, and return 1 if any failed."""
    results: dict[str, Figures] = {}
    failed = False
    for program in sorted(path for path in HERE.glob("*.py") if not path.name.startswith("_")):
        try:
            results[program.stem] = figures(program)
            print(f"{program.stem}: {line(results[program.stem])}", flush=True)
        except (RuntimeError, ValueError) as error:
            failed = True
            print(f"{program.stem}: failed: {error}", flush=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return int(failed)


def figures(program: Path) -> Figures:
    """Return the figures that `program` prints.

    Raises
    ------
    RuntimeError
        If it fails.
    ValueError
        If it prints anything but one flat JSON object.
    """
    command = [sys.executable, str(program), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["without a word"]
        raise RuntimeError(said[-1])
    found = json.loads(done.stdout)
    if not isinstance(found, dict) or any(isinstance(value, dict | list) for value in found.values()):
        raise ValueError("it printed no flat JSON object")
    return found


def line(found: Figures) -> str:
    """Return `found` on one line."""
    return ", ".join(
        f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in found.items()
    )


if __name__ == "__main__":
    sys.exit(main())
