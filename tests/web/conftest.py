from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from local.environment import environment_for_tests
from sourcing.config import Settings, read_settings
from sourcing.db import db
from tests.web.signing import SECRET
from tests.web.stand_ins import HouseOfMemory
from web import create_app


@pytest.fixture
def settings(database_url: str, redis_url: str) -> Settings:
    environ = environment_for_tests(database_url, redis_url)
    return read_settings({**environ, "SHOPIFY_API_SECRET": SECRET})


@pytest.fixture
def house(settings: Settings) -> Iterator[HouseOfMemory]:
    made = HouseOfMemory(settings)
    yield made
    made.redis.close()


@pytest.fixture
def app(settings: Settings, house: HouseOfMemory) -> Iterator[Flask]:
    made = create_app(settings, house)
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
