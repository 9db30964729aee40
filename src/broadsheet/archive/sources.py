"""Where pages are collected from, and how that goes: the collector's notes, kept beside what it collected.
Knows nothing of their content."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, select

from .addresses import micros
from .database import Database
from .schema import sources


class Sources:
    """Notes by name, each a dict of what JSON can hold. Each method is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, name: str, body: dict[str, Any]) -> None:
        """Keep `body` under `name`, in the place of what was there."""
        self.put_many({name: body})

    def put_many(self, bodies: dict[str, dict[str, Any]]) -> None:
        """The same for several: all of them or, where something is raised, none."""
        now = micros(datetime.now(UTC))
        rows = [{"name": name, "body": msgspec.json.encode(body).decode(), "changed_at": now} for name, body in bodies.items()]
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(delete(sources).where(sources.c.name.in_(list(bodies))))
            connection.execute(sources.insert(), rows)

    def get(self, name: str) -> dict[str, Any] | None:
        """What is kept under `name`; None where nothing is."""
        with self._database.reading() as connection:
            body = connection.execute(select(sources.c.body).where(sources.c.name == name)).scalar()
        return None if body is None else msgspec.json.decode(body)

    def list(self, prefix: str = "") -> dict[str, dict[str, Any]]:
        """Everything whose name begins with `prefix`, by name."""
        query = select(sources.c.name, sources.c.body).where(sources.c.name.startswith(prefix, autoescape=True))
        with self._database.reading() as connection:
            return {row.name: msgspec.json.decode(row.body) for row in connection.execute(query.order_by(sources.c.name))}

    def remove(self, name: str) -> bool:
        """Forget what is kept under `name`; whether there was something."""
        with self._database.writing() as connection:
            return bool(connection.execute(delete(sources).where(sources.c.name == name)).rowcount)
