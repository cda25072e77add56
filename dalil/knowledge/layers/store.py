"""The file of a user's layers: SQLite, names found by their keys, a layer put in whole or not at all."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dalil.errors import NotFound, StoreError

VERSION = 1
_MAPPED = 256 << 20
"""Bytes of the file that are read as memory, as far as it is that long."""
_SCHEMA = """
create table layer (
  name text primary key, format text not null, source text not null, fingerprint text not null,
  imported text not null, places integer not null, names integer not null
);
create table place (
  id integer primary key, layer text not null, key text not null, name_en text not null, name_ar text,
  lat real not null, lon real not null, kind text not null, admin1 text not null, admin1_en text,
  admin1_ar text, admin2 text not null, country text not null, population integer not null,
  radius real not null, renown real not null
);
create table name (
  skeleton text not null, bones text not null, place integer not null, flesh text not null,
  plain text not null,
  qualifiers text not null, role integer not null, main integer not null, arabic integer not null,
  article integer, words integer not null, country text not null, admin1 text not null
);
create index name_skeleton on name (skeleton, country, admin1);
create index name_bones on name (bones) where bones != '';
create index name_place on name (place);
create table near (short text not null, admin1 text not null, country text not null, skeleton text not null,
  layer text not null, primary key (short, admin1, country, skeleton, layer)) without rowid;
create index place_admin on place (country, admin1);
create unique index place_key on place (layer, key);
"""
NAME_COLUMNS = (
    "skeleton, bones, place, flesh, plain, qualifiers, role, main, arabic, article, words, country, admin1"
)
PLACE_COLUMNS = (
    "id, layer, key, name_en, name_ar, lat, lon, kind, admin1, admin1_en, admin1_ar, admin2, country,"
    " population, radius, renown"
)
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer that was imported."""

    name: str
    format: str
    source: str
    """Name of the file it was read from."""
    fingerprint: str
    """Changes with the file's content: eight hexadecimal digits."""
    imported: str
    """When, ISO 8601 in UTC."""
    places: int
    names: int


class LayerStore:
    """The layers of one file. Reading opens it for reading only, and makes no file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def layers(self) -> list[Layer]:
        """Return the layers in the order of their names; none where there is no file."""
        if not self.path.exists():
            return []
        with self.reading() as database:
            rows = database.execute("select * from layer order by name").fetchall()
        return [Layer(*row) for row in rows]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for the time of a few questions."""
        database = self.connect()
        try:
            yield database
        finally:
            database.close()

    def connect(self) -> sqlite3.Connection:
        """Return a connection that only reads; raises `StoreError`."""
        try:
            database = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            database.execute(f"pragma mmap_size = {_MAPPED}")
            version = database.execute("pragma user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise self.damaged(error) from error
        if version != VERSION:
            database.close()
            raise StoreError(
                f'"{self.path}" is of version {version} of the layers, not {VERSION}.',
                "Move it away, and import the layers anew with `dalil gazetteer import FILE`.",
            )
        return database

    def replace(self, layer: Layer, places: Sequence[Row], names: Sequence[Row]) -> None:
        """Put a layer in, in place of one of the same name; on any error nothing is changed.

        The first value of a place and the third of a name hold the place's number within the layer.
        """
        with self._writing() as database:
            _delete(database, layer.name)
            first = database.execute("select coalesce(max(id), 0) + 1 from place").fetchone()[0]
            database.execute(
                "insert into layer values (?, ?, ?, ?, ?, ?, ?)",
                (layer.name, layer.format, layer.source, layer.fingerprint, layer.imported, 0, 0),
            )
            database.executemany(
                f"insert into place values ({_marks(PLACE_COLUMNS)})",  # noqa: S608  # our own constant
                ((first + int(str(row[0])), *row[1:]) for row in places),
            )
            done = database.executemany(
                f"insert into name values ({_marks(NAME_COLUMNS)})",  # noqa: S608  # our own constant
                ((*row[:2], first + int(str(row[2])), *row[3:]) for row in names),
            )
            near = {
                (short, row[12], row[11], row[0], layer.name)
                for row in names
                for short in shortened(str(row[0]))
            }
            database.executemany("insert into near values (?, ?, ?, ?, ?)", sorted(near))
            database.execute(
                "update layer set places = ?, names = ? where name = ?",
                (len(places), done.rowcount, layer.name),
            )

    def remove(self, name: str) -> None:
        """Take a layer out; raises `NotFound`."""
        known = [layer.name for layer in self.layers()]
        if name not in known:
            raise NotFound(
                f'There is no layer "{name}".',
                f"Imported are: {', '.join(known)}." if known else "None is imported.",
            )
        with self._writing() as database:
            _delete(database, name)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction, which is undone on any error."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self.path, isolation_level=None, timeout=30)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f'"{self.path}" cannot be written: {error}.',
                "Check the folder, its permissions and the free space.",
            ) from error
        try:
            database.execute("begin immediate")
            self._prepare(database)
            yield database
            database.execute("commit")
        except sqlite3.Error as error:
            _roll_back(database)
            raise self.damaged(error) from error
        except BaseException:
            _roll_back(database)
            raise
        finally:
            database.close()

    def _prepare(self, database: sqlite3.Connection) -> None:
        version = database.execute("pragma user_version").fetchone()[0]
        if version == 0 and not database.execute("select count(*) from sqlite_master").fetchone()[0]:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                database.execute(statement)
            database.execute(f"pragma user_version = {VERSION}")
        elif version != VERSION:
            raise StoreError(
                f'"{self.path}" is of version {version} of the layers, not {VERSION}.',
                "Move it away, and import the layers anew with `dalil gazetteer import FILE`.",
            )

    def damaged(self, error: Exception) -> StoreError:
        """Return the error of a file that cannot be used."""
        return StoreError(
            f'The layers in "{self.path}" cannot be read or written: {error}.',
            "If the file is damaged, move it away and import the layers anew.",
        )


def fingerprint_of(layers: Iterable[Layer]) -> str:
    """Return eight hexadecimal digits that change whenever a layer does."""
    names = sorted(f"{layer.name}:{layer.format}:{layer.fingerprint}" for layer in layers)
    return hashlib.sha256("|".join(names).encode()).hexdigest()[:8]


def shortened(skeleton: str) -> set[str]:
    """Return a name's consonants, and what is left of them without any one: near names share one."""
    return {
        skeleton,
        *(skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton)) if len(skeleton) > 2),
    }


def now_text(moment: datetime) -> str:
    """Return a moment as the layers keep it."""
    return moment.isoformat(timespec="seconds")


def _delete(database: sqlite3.Connection, name: str) -> None:
    database.execute("delete from name where place in (select id from place where layer = ?)", (name,))
    database.execute("delete from near where layer = ?", (name,))
    database.execute("delete from place where layer = ?", (name,))
    database.execute("delete from layer where name = ?", (name,))


def _roll_back(database: sqlite3.Connection) -> None:
    if database.in_transaction:
        database.execute("rollback")


def _marks(columns: str) -> str:
    return ", ".join("?" for _ in columns.split(","))
