"""Two files of one data set whose rows tell of the same events, taken as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo.errors import InputError, quoted
from geo.imports.rows import Broken, Row, Table


def joined(table: Table, beside: Table, key: str) -> Table:
    """Return `table` with the cells of `beside` whose row has the same `key`; its own cells go before theirs.

    A row without its like beside is `Broken`; what is beside no row of `table` is left out.

    Raises
    ------
    InputError
        If one of the files lacks the column `key`, or it is not one row's alone in `beside`.
    """
    for one, called in ((table, "first"), (beside, "second")):
        if key not in one.columns:
            raise InputError(
                f"the {called} file has no column {quoted(key)} to join on: it has "
                f"{', '.join(one.columns)[:300]}"
            )
    columns = tuple(dict.fromkeys([*table.columns, *beside.columns]))
    return Table(columns=columns, rows=_rows(table, _by_key(beside, key), key))


def _by_key(beside: Table, key: str) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for row in beside.rows:
        if isinstance(row, Broken):
            continue
        name = row.text(key)
        if name in found:
            raise InputError(
                f"two rows of the second file have {key} {quoted(name)}: {found[name].number}, {row.number}"
            )
        if name is not None:
            found[name] = row
    return found


def _rows(table: Table, others: Mapping[str, Row], key: str) -> Iterator[Row | Broken]:
    for row in table.rows:
        if isinstance(row, Broken):
            yield row
            continue
        name = row.text(key)
        other = others.get(name) if name else None
        if other is None:
            yield Broken(number=row.number, reason=f"the second file has no row with {key} {quoted(name)}")
        else:
            yield Row(number=row.number, cells={**other.cells, **row.cells})
