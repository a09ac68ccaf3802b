from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.money.town import Town, town_on


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    """A shop on SQLite, and once more on PostgreSQL."""
    with town_on(database_url) as made:
        yield made


@pytest.fixture
def race(postgresql_url: str) -> Iterator[Town]:
    """A shop on PostgreSQL, where many connections really meet."""
    with town_on(postgresql_url) as made:
        yield made
