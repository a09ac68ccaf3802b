from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from local.environment import environment_for_tests
from sourcing.config import Settings, read_settings
from sourcing.db import db
from tests.builders import a_link, a_shop, a_supplier, an_account, rows
from tests.fixtures_local import DatabaseKind, Postgresql
from tests.sourcing.scene import Scene
from wiring import House, furnish


@pytest.fixture(scope="session")
def used_databases() -> dict[str, str]:
    """One migrated database per kind: emptied after each test, which is many times faster than a fresh one."""
    return {}


@pytest.fixture
def database_url(database_kind: DatabaseKind, used_databases: dict[str, str]) -> str:
    if database_kind.name not in used_databases:
        used_databases[database_kind.name] = database_kind.migrated()
    return used_databases[database_kind.name]


@pytest.fixture
def postgresql_url(postgresql: Postgresql, used_databases: dict[str, str]) -> str:
    if postgresql.name not in used_databases:
        used_databases[postgresql.name] = postgresql.migrated()
    return used_databases[postgresql.name]


@pytest.fixture
def settings(database_url: str) -> Settings:
    return read_settings(environment_for_tests(database_url))


def _opened(settings: Settings) -> Iterator[Scene]:
    app = Flask("caravan")
    furnish(app, settings, House(settings))
    with app.app_context():
        made = Scene(app, settings.encryption_keys)
        yield made
        db.session.remove()
        with db.engine.begin() as connection:
            for table in reversed(db.metadata.sorted_tables):
                connection.execute(table.delete())
        db.engine.dispose()


@pytest.fixture
def empty_scene(settings: Settings) -> Iterator[Scene]:
    """Nobody has installed anything yet; on SQLite and on PostgreSQL."""
    yield from _opened(settings)


@pytest.fixture
def scene(empty_scene: Scene) -> Scene:
    """A shop that is installed, connected and linked; on SQLite and on PostgreSQL."""
    return furnished(empty_scene)


@pytest.fixture
def postgresql_scene(postgresql_url: str) -> Iterator[Scene]:
    """The same, for what only a server can do: two workers at the same time."""
    for made in _opened(read_settings(environment_for_tests(postgresql_url))):
        yield furnished(made)


def furnished(scene: Scene) -> Scene:
    with rows() as session:
        shop = a_shop(session)
        an_account(session, shop, followed_until=scene.clock.now())
        lamps, mugs = a_supplier(session, shop, "Yiwu Lamps"), a_supplier(session, shop, "Ningbo Mugs")
        a_link(session, lamps, 1, product_id="1600001", read_at=scene.clock.now())
        a_link(session, lamps, 2, product_id="1600002", read_at=scene.clock.now())
        a_link(session, mugs, 3, product_id="1600003", read_at=scene.clock.now())
        scene.shop_id = shop.id
    scene.shop.people.stocked.update({"1", "2", "3"})
    return scene
