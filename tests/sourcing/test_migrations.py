"""The migrations make what the models mean, on both databases, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from local.environment import environment_for_tests
from sourcing.config import read_settings
from sourcing.db import Base, db
from web import create_app


@pytest.fixture
def empty_app(empty_database_url: str) -> Iterator[Flask]:
    app = create_app(read_settings(environment_for_tests(empty_database_url)))
    with app.app_context():
        yield app
        db.engine.dispose()


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_up_down_and_up_again_leaves_every_table_and_in_between_none(empty_app: Flask) -> None:
    wanted = set(Base.metadata.tables)
    assert wanted
    upgrade()
    assert tables() == wanted
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert tables() == wanted


def test_the_models_and_the_migrated_schema_agree(empty_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
