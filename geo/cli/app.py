"""The commands together, and how they end: exit codes and error lines."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from geo.cli import (
    collecting,
    gazetteer,
    importing,
    keeping,
    places,
    polling,
    reading,
    review,
    serving,
    toponyms,
    why,
)
from geo.cli.streams import FAILED, USAGE, complain
from geo.errors import FilterError, StrikemapError

app = typer.Typer(
    help="Reported strikes, read from news articles, placed on a map, true to their source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(reading.read)
app.command("ingest")(collecting.ingest)
app.command("poll")(polling.poll_)
app.command("export")(collecting.export)
app.command("import")(importing.import_)
app.command("datasets")(importing.datasets)
app.command("forget")(importing.forget)
app.command("why")(why.why)
app.command("geocode")(places.geocode)
app.command("toponyms")(toponyms.toponyms)
app.command("backup")(keeping.backup)
app.command("restore")(keeping.restore)
app.command("erase")(keeping.erase)
app.add_typer(review.commands, name="review")
app.add_typer(gazetteer.commands, name="gazetteer")
app.command("run")(serving.run)
app.command("setup")(serving.setup)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 not (wholly) done, 2 wrongly asked.

    Errors are one line on standard error, ``strikemap: …``, never a traceback.
    """
    try:
        code = app(args=arguments, prog_name="python -m geo", standalone_mode=False)
    except typer.TyperException as error:
        message = error.format_message()  # empty when no command was named: then the help was shown
        return complain(message, error.exit_code) if message else error.exit_code
    except FilterError as error:
        return complain(str(error), USAGE)
    except StrikemapError as error:
        return complain(str(error), FAILED)
    return code if isinstance(code, int) else 0
