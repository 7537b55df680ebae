"""Databases as earlier versions made them."""

import sqlite3
from contextlib import closing

from geo.pipeline import Reading
from geo.store.tables import document_of, known_of
from tests.builders import article, placed

_FIRST = """
CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY, sha256 VARCHAR(64) NOT NULL, raw BLOB NOT NULL, text TEXT NOT NULL,
    known TEXT NOT NULL, collected_utc TEXT NOT NULL, extractor TEXT NOT NULL, digest VARCHAR(64) NOT NULL
);
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles (id), document TEXT NOT NULL
);
CREATE INDEX ix_reports_article_id ON reports (article_id);
CREATE TABLE edits (
    number INTEGER NOT NULL PRIMARY KEY, at_utc TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    details TEXT NOT NULL
);
PRAGMA user_version = 1;
"""
# Makes a present database what versions 3 and 2 were, the latter on a server, where it had no number.
WITHOUT_REVIEWERS = "DROP INDEX ix_edits_action; ALTER TABLE edits DROP COLUMN who;"
WITHOUT_DATASETS = "DROP TABLE records; DROP TABLE datasets;"
AS_SECOND_VERSION = f"{WITHOUT_REVIEWERS} {WITHOUT_DATASETS} DROP TABLE strikemap_version;"
_AT = "2025-05-10T00:00:00+00:00"


def first_version(path):
    """Make a database of the first version at `path`, with three articles, and return how they were read."""
    told = [_reading(f"It was struck {number} times.") for number in (2, 3, 4)]
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA journal_mode=WAL; {_FIRST}")
        for one in told:
            of = one.article
            row = (of.id, of.sha256, of.raw, of.text, known_of(of), _AT, "rules/1", of.sha256)
            connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            for report in one.reports:
                connection.execute(
                    "INSERT INTO reports VALUES (?, ?, ?)", (report.id, of.id, document_of(report))
                )
            edit = (_AT, "read", of.id, "{}")
            connection.execute(
                "INSERT INTO edits (at_utc, action, subject, details) VALUES (?, ?, ?, ?)", edit
            )
        connection.commit()
    return told


def _reading(text):
    of = article(text)
    return Reading(name=text, article=of, reports=(placed(text, of=of, event_key=text),))
