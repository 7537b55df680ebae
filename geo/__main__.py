"""``python -m geo``: the command line."""

import os
import sys

# Set before numpy is loaded: `--jobs` reads in processes, and threads beside them only get in their way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from geo.cli import main

if __name__ == "__main__":
    sys.exit(main())
