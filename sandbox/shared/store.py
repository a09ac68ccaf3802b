"""A small store of JSON documents on SQLite: one file per platform, kept over restarts."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Document = dict[str, Any]

_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
  kind TEXT NOT NULL, owner TEXT NOT NULL, id TEXT NOT NULL, rank INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL,
  PRIMARY KEY (kind, owner, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_rank ON documents (kind, owner, rank);
CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS ledger (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, effect TEXT NOT NULL, fields TEXT NOT NULL);
"""


class Store:
    """Documents by kind, owner (the shop or account they belong to) and id. Safe to use from many threads.

    `rank` is a whole number of the caller's choosing (a time in milliseconds, say) that lists can be ordered by.
    Documents handed out are fresh copies: a change counts only once it is `put` back.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=NORMAL")
        self.connection.executescript(_TABLES)

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: kept whole, or not at all when an exception leaves it. When nested, the outermost counts."""
        with self._lock:
            outermost = self._depth == 0
            if outermost:
                self.connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if outermost:
                    self.connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if outermost:
                self.connection.execute("COMMIT")

    def get(self, kind: str, key: str, owner: str = "") -> Document | None:
        """The document, or None."""
        rows = self.rows("SELECT body FROM documents WHERE kind=? AND owner=? AND id=?", (kind, owner, key))
        document: Document | None = json.loads(rows[0][0]) if rows else None
        return document

    def put(self, kind: str, key: str, body: Document, owner: str = "", rank: int = 0) -> None:
        """Writes the document whole, in place of an earlier one with the same key."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        with self.change():
            self.connection.execute(
                "INSERT INTO documents (kind, owner, id, rank, body) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (kind, owner, id) DO UPDATE SET rank=excluded.rank, body=excluded.body",
                (kind, owner, key, rank, text),
            )

    def delete(self, kind: str, key: str, owner: str = "") -> None:
        """Removes the document, if it is there."""
        with self.change():
            self.connection.execute("DELETE FROM documents WHERE kind=? AND owner=? AND id=?", (kind, owner, key))

    def find(
        self,
        kind: str,
        owner: str = "",
        *,
        since: int | None = None,
        before: int | None = None,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list[Document]:
        """Documents by rank, then id; `since` is a lowest rank (kept), `before` a rank that is no longer in."""
        where, values = "kind=? AND owner=?", [kind, owner]
        bounds: list[int] = []
        if since is not None:
            where, bounds = where + " AND rank>=?", [*bounds, since]
        if before is not None:
            where, bounds = where + " AND rank<?", [*bounds, before]
        way = "DESC" if newest_first else "ASC"
        # The clause is made of constants alone; every value travels as a parameter.
        sql = f"SELECT body FROM documents WHERE {where} ORDER BY rank {way}, id {way} LIMIT ?"  # noqa: S608
        return [json.loads(row[0]) for row in self.rows(sql, (*values, *bounds, -1 if limit is None else limit))]

    def next_number(self, name: str, first: int = 1) -> int:
        """The next number of a series, kept over restarts; `first` starts it."""
        with self.change():
            self.connection.execute(
                "INSERT INTO numbers (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last=last+1",
                (name, first),
            )
            return int(self.rows("SELECT last FROM numbers WHERE name=?", (name,))[0][0])

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement, read under the lock."""
        with self._lock:
            return self.connection.execute(sql, values).fetchall()

    def wipe(self) -> None:
        """Empties everything, the ledger too: only for the control door's reset."""
        with self.change():
            for table in ("documents", "numbers", "ledger"):
                self.connection.execute(f"DELETE FROM {table}")  # noqa: S608  names from the line above
            self.connection.execute("DELETE FROM sqlite_sequence")

    def close(self) -> None:
        """Closes the file; nothing may be asked afterwards."""
        with self._lock:
            self.connection.close()
