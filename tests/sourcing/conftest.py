from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from local.environment import environment_for_tests
from sourcing.config import Settings, read_settings
from sourcing.db import db
from tests.builders import a_link, a_shop, a_supplier, an_account, rows
from tests.fixtures_local import DatabaseKind, Postgresql
from tests.sourcing.scene import Scene
from wiring import House, furnish


class Houses:
    """One app with a migrated database per kind, emptied after each test: many times faster than a fresh one."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Flask, Settings]] = {}

    def of(self, kind: DatabaseKind) -> tuple[Flask, Settings]:
        if kind.name not in self._made:
            settings = read_settings(environment_for_tests(kind.migrated()))
            app = Flask("caravan")
            furnish(app, settings, House(settings))
            with app.app_context():
                if kind.name == "sqlite":
                    event.listen(db.engine, "connect", _forget_power_cuts)
            self._made[kind.name] = app, settings
        return self._made[kind.name]

    def close(self) -> None:
        for app, _ in self._made.values():
            with app.app_context():
                db.engine.dispose()


@pytest.fixture(scope="session")
def houses() -> Iterator[Houses]:
    made = Houses()
    yield made
    made.close()


def _forget_power_cuts(connection: Any, _record: object) -> None:
    """Nothing a test writes must survive one, and waiting for the disk is most of a test's time."""
    connection.execute("PRAGMA synchronous=OFF")


def _opened(app: Flask, settings: Settings) -> Iterator[Scene]:
    with app.app_context():
        yield Scene(app, settings.encryption_keys)
        db.session.remove()
        with db.engine.begin() as connection:
            for table in reversed(db.metadata.sorted_tables):
                connection.execute(table.delete())


@pytest.fixture
def empty_scene(houses: Houses, database_kind: DatabaseKind) -> Iterator[Scene]:
    """Nobody has installed anything yet; on SQLite and on PostgreSQL."""
    yield from _opened(*houses.of(database_kind))


@pytest.fixture
def scene(empty_scene: Scene) -> Scene:
    """A shop that is installed, connected and linked; on SQLite and on PostgreSQL."""
    return furnished(empty_scene)


@pytest.fixture
def postgresql_scene(houses: Houses, postgresql: Postgresql) -> Iterator[Scene]:
    """The same, for what only a server can do: two workers at the same time."""
    for made in _opened(*houses.of(postgresql)):
        yield furnished(made)


def furnished(scene: Scene) -> Scene:
    with rows() as session:
        shop = a_shop(session)
        an_account(session, shop, followed_until=scene.clock.now(), follow_due=scene.clock.now())
        lamps, mugs = a_supplier(session, shop, "Yiwu Lamps"), a_supplier(session, shop, "Ningbo Mugs")
        a_link(session, lamps, 1, product_id="1600001", read_at=scene.clock.now())
        a_link(session, lamps, 2, product_id="1600002", read_at=scene.clock.now())
        a_link(session, mugs, 3, product_id="1600003", read_at=scene.clock.now())
        scene.shop_id = shop.id
    scene.shop.people.stocked.update({"1", "2", "3"})
    return scene
