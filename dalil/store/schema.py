"""The tables of a project, and what in them may never change."""

import sqlite3

FORMAT = 3
"""Number of the layout below; raised with a step in `migrations.STEPS` when it changes."""

APPLICATION = 0x44414C49
"""SQLite's application id of a project: "DALI" in ASCII, so that other databases are told apart."""

_TABLES = """
CREATE TABLE custody (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,      -- UTC, ISO 8601
    act TEXT NOT NULL,
    item TEXT NOT NULL,
    detail TEXT NOT NULL,
    content TEXT,            -- SHA-256 of the row or rows the act wrote
    previous TEXT NOT NULL,  -- hash of the entry before
    hash TEXT NOT NULL       -- SHA-256 of previous and of everything above but n
);
CREATE INDEX custody_of_item ON custody (item, act);

CREATE TABLE reports (       -- every text version; the highest version of an id is the current one
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    same TEXT NOT NULL,      -- SHA-256 of what makes two readings the same report
    published TEXT,
    language TEXT NOT NULL,
    original TEXT,
    text TEXT NOT NULL,
    row TEXT NOT NULL,       -- the report as JSON, without its text
    entry INTEGER NOT NULL UNIQUE REFERENCES custody (n),
    PRIMARY KEY (id, version)
);
CREATE TABLE sightings (     -- what each path last held, so that a rerun changes nothing
    report_id TEXT NOT NULL,
    path TEXT NOT NULL,
    same TEXT NOT NULL,
    original TEXT,
    again INTEGER NOT NULL,  -- 1 once "seen again" is in the custody log
    PRIMARY KEY (report_id, path)
);

CREATE TABLE codings (       -- the last coding of a coder for the current version is the current one
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id TEXT NOT NULL,
    report_version INTEGER NOT NULL,
    coder TEXT NOT NULL,
    coder_version TEXT NOT NULL,
    entry INTEGER NOT NULL UNIQUE REFERENCES custody (n),
    FOREIGN KEY (report_id, report_version) REFERENCES reports (id, version)
);
CREATE INDEX codings_of_report ON codings (report_id, coder, report_version, n);
CREATE TABLE claims (
    coding INTEGER NOT NULL REFERENCES codings (n),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (coding, position)
);
CREATE INDEX claims_by_id ON claims (id);
CREATE TABLE causes (
    coding INTEGER NOT NULL REFERENCES codings (n),
    position INTEGER NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (coding, position)
);
CREATE TABLE issues (
    coding INTEGER NOT NULL REFERENCES codings (n),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (coding, position)
);
CREATE VIEW current_reports AS
    SELECT id, max(version) AS version FROM reports GROUP BY id;
CREATE VIEW current_codings AS
    SELECT codings.report_id, codings.coder, max(codings.n) AS n
    FROM codings JOIN current_reports
        ON current_reports.id = codings.report_id
        AND current_reports.version = codings.report_version
    GROUP BY codings.report_id, codings.coder;

CREATE TABLE incidents (     -- derived: replaced as a whole
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    row TEXT NOT NULL
);
CREATE TABLE judgements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    made_by TEXT NOT NULL,
    row TEXT NOT NULL,
    entry INTEGER NOT NULL UNIQUE REFERENCES custody (n)
);
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
"""

SEARCH = """
CREATE TABLE listing (       -- derived: what a list shows of each report's current version
    n INTEGER PRIMARY KEY REFERENCES reports (entry),
    id TEXT NOT NULL UNIQUE,
    published TEXT,
    language TEXT NOT NULL,
    outlet TEXT,
    title TEXT
);
CREATE INDEX listing_by_day ON listing (published DESC, id);
CREATE INDEX listing_by_outlet ON listing (outlet, published DESC, id);
-- Derived: under listing.n the terms of the report's text, which are not kept themselves.
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', tokenize = "unicode61 remove_diacritics 0");
"""
"""What is searched. It is made from the reports and can be made anew; no custody entry vouches for it."""

RECORDS = """
CREATE TABLE records (       -- each later sighting of a report; the first stands in the report's own row
    entry INTEGER PRIMARY KEY REFERENCES custody (n),
    report_id TEXT NOT NULL,
    row TEXT NOT NULL
);
CREATE INDEX records_of_report ON records (report_id, entry);
"""

APPEND_ONLY = ("custody", "reports", "codings", "claims", "causes", "issues", "judgements", "records")
"""Tables whose rows are never changed or deleted."""


def statements() -> str:
    """Return the SQL that makes the tables of a new project, guards included."""
    return _TABLES + SEARCH + RECORDS + "".join(guards(table) for table in APPEND_ONLY) + _NO_REPLACING


def split(script: str) -> list[str]:
    """Return the statements of a script, those with a semicolon inside kept whole."""
    parts: list[str] = []
    for piece in script.split(";"):
        if parts and not sqlite3.complete_statement(parts[-1]):
            parts[-1] += f"{piece};"
        else:
            parts.append(f"{piece};")
    return [part for part in parts if part.strip() != ";"]


def guards(table: str) -> str:
    """Return the SQL that forbids to change the rows of a table."""
    return "".join(guard(table, verb) for verb in ("update", "delete"))


def guard(table: str, verb: str) -> str:
    """Return the SQL that forbids to update or delete rows of a table."""
    return (
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END;\n"
    )


_NO_REPLACING = """
CREATE TRIGGER judgements_no_replace BEFORE INSERT ON judgements
    WHEN EXISTS (SELECT 1 FROM judgements WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a judgement is never overwritten'); END;
CREATE TRIGGER custody_no_replace BEFORE INSERT ON custody
    WHEN EXISTS (SELECT 1 FROM custody WHERE n = NEW.n)
    BEGIN SELECT RAISE(ABORT, 'a custody entry is never overwritten'); END;
"""
"""INSERT OR REPLACE deletes without asking the triggers on deletion, so it is stopped here."""
