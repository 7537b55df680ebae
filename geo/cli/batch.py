"""A table of names (CSV) in, the same rows with their places out: each row is answered, in its order."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from itertools import tee
from typing import Any

from geo.articles.decoding import decoded
from geo.cli.processes import cores, spread
from geo.errors import ArticleError, GazetteerError, InputError, quoted
from geo.exports.csv import csv_line, safe_cell
from geo.geocoder import Answer, Question, StrikemapGeocoder

_NAME = ("name", "place", "toponym")
_CONTEXT = "context"
_PARENT = re.compile(
    r"parents?[ _-]?\d*|adm(?:in)?[ _-]?\d|country|state|province|governorate|oblast|region|district|county"
)
# Several parents in one cell are parted as they are in a name, or by what people use inside a cell of CSV.
_PARTED = re.compile(r"[,;|]")
_ANSWERS_KEPT = 20_000
# Processes take a second to start, each needs a gazetteer's memory, and is sent so many names at a time.
_MANY, MOST_PROCESSES, _CHUNK = 3_000, 4, 200
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")

Answering = Callable[[Iterable[Question]], Iterable[Answer]]

COLUMNS = (
    "place",
    "place_name",
    "admin1",
    "country",
    "lon",
    "lat",
    "radius_m",
    "precision",
    "confidence",
    "coordinate_source",
    "coordinate_licence",
    "why",
    "candidates",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line of a table: its columns, and which of them are asked."""

    columns: tuple[str, ...]
    name: int
    parents: tuple[int, ...]
    context: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: as many cells as the header has, or what is wrong with it."""

    cells: tuple[str, ...]
    fault: str = ""


class Table:
    """The rows of a CSV file.

    Parameters
    ----------
    data
        The file: its first line names the columns, one of them ``name``; columns such as ``parent``,
        ``admin1`` or ``country`` say what it lies in, ``context`` is the text it stands in; others
        are kept as they are. Parted by commas, semicolons or tabs.

    Raises
    ------
    InputError
        If it is no text, or no column is called ``name``.

    Attributes
    ----------
    header
        The first line.
    lines
        How many lines it has, more or less.
    """

    def __init__(self, data: bytes) -> None:
        try:
            text = decoded(data).lstrip()
        except ArticleError as error:
            raise InputError(f"this is no table: save it as CSV in UTF-8 ({error})") from error
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        self.lines = text.count("\n")
        self._records = _records(_Lines(io.StringIO(text, newline="")), delimiter)
        self.header = _header(next(self._records, ([], ""))[0])

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each with the cells of the header; empty lines are none."""
        width = len(self.header.columns)
        for cells, fault in self._records:
            if len(cells) > width:
                fault = (
                    f"this row has {len(cells)} cells, the header {width}: put quotation marks about commas"
                )
            if cells:
                yield Row(cells=tuple((cells + [""] * width)[:width]), fault=fault)


class _Lines:
    """Lines that can be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken.append(self._returned.popleft() if self._returned else next(self._lines))
        return self.taken[-1]

    def put_back_all_but_the_first(self) -> None:
        self._returned.extendleft(reversed(self.taken[1:]))


def _records(lines: _Lines, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each record, and what is wrong with it.

    An unclosed quotation mark spoils its own line, not those that follow.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken.clear()
        try:
            yield next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            lines.put_back_all_but_the_first()
            yield (
                [lines.taken[0].rstrip("\r\n")],
                f"this row is no CSV ({error}): look at its quotation marks",
            )


def _header(cells: list[str]) -> Header:
    columns = tuple(cell.strip() for cell in cells)
    known = [column.casefold() for column in columns]
    name = next((known.index(wanted) for wanted in _NAME if wanted in known), None)
    if name is None:
        raise InputError(
            f"no column is called name: the first line is {quoted(','.join(columns))}; "
            "name the columns name, parent, context"
        )
    return Header(
        columns=columns,
        name=name,
        parents=tuple(at for at, column in enumerate(known) if _PARENT.fullmatch(column)),
        context=known.index(_CONTEXT) if _CONTEXT in known else None,
    )


def answered(table: Table, answer: Answering) -> Iterator[tuple[Row, Answer]]:
    """Yield each row with its answer; a row that cannot be asked is answered with the reason."""
    ahead, rows = tee((row, _asked(row, table.header)) for row in table.rows())
    known: dict[Question, Answer] = {}
    answers = iter(answer(_distinct(one for _, one in ahead if isinstance(one, Question))))
    for row, one in rows:
        if isinstance(one, Answer):
            yield row, one
            continue
        if one not in known:  # then the next answer is its, as questions are asked in the rows' order
            _make_room(known)
            known[one] = next(answers)
        yield row, known[one]


def _distinct(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield each question once, or again where its answer was forgotten meanwhile."""
    seen: dict[Question, None] = {}
    for question in questions:
        if question not in seen:
            _make_room(seen)
            seen[question] = None
            yield question


def _make_room(questions: dict[Question, Any]) -> None:
    if len(questions) == _ANSWERS_KEPT:
        questions.clear()


def answering(rows: int) -> Answering:
    """Return what answers questions; of many `rows`, in as many processes as can run at once."""
    jobs = min(cores(), MOST_PROCESSES)
    return StrikemapGeocoder().answer_each if rows < _MANY or jobs == 1 else partial(_in_processes, jobs=jobs)


def _in_processes(questions: Iterable[Question], jobs: int) -> Iterator[Answer]:
    try:
        yield from spread(_answers, questions, chunk=_CHUNK, jobs=jobs)
    except BrokenProcessPool as error:
        raise GazetteerError("a process that looked names up died: is there memory left?") from error


def _answers(questions: tuple[Question, ...]) -> list[Answer]:
    return list(_own_geocoder().answer_each(questions))


@cache
def _own_geocoder() -> StrikemapGeocoder:
    return StrikemapGeocoder()


def _asked(row: Row, header: Header) -> Question | Answer:
    """Return what is asked in a row or, where it cannot be asked, the answer that says why."""
    name = row.cells[header.name].strip()
    fault = row.fault or ("" if name.strip(" ,") else "this row has no name")
    if fault:
        return Answer(place=name, why=fault)
    parents = (part.strip() for at in header.parents for part in _PARTED.split(row.cells[at]))
    context = row.cells[header.context] if header.context is not None else ""
    return Question(name=name, parents=tuple(filter(None, parents)), context=context)


def lines(header: Header, answers: Iterable[tuple[Row, Answer]]) -> Iterator[bytes]:
    """Yield the table as CSV that no spreadsheet runs: the columns given, then those of the answer.

    A column that is called like one of the answer's is renamed ``given_…``.
    """
    given = (f"given_{column}" if column in COLUMNS else column for column in header.columns)
    yield csv_line([safe_cell(column) for column in (*given, *COLUMNS)])
    for row, answer in answers:
        kept = (cell if _NUMBER.fullmatch(cell) else safe_cell(cell) for cell in row.cells)
        yield csv_line([*kept, *map(safe_cell, _cells(answer))])


def _cells(answer: Answer) -> Iterator[object]:
    for column in COLUMNS[:-1]:
        yield getattr(answer, column)
    yield "; ".join(
        ", ".join(filter(None, (rival.place_name, rival.admin1, rival.country))) + f" ({rival.score:.2f})"
        for rival in answer.candidates
    )
