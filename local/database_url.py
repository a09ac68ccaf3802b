"""Which database is used, said the way SQLAlchemy takes it."""

from __future__ import annotations

from pathlib import Path

DRIVER = "postgresql+psycopg"


def database_url(given: str | None, folder: Path) -> str:
    """The address given in DATABASE_URL with our driver named in it, else that of a SQLite file in `folder`.

    Hosting sites hand out `postgres://` and `postgresql://`; SQLAlchemy wants to know the driver, psycopg 3.
    """
    if not given:
        return f"sqlite:///{folder.resolve() / 'caravan.db'}"
    scheme, separator, rest = given.partition("://")
    return f"{DRIVER}{separator}{rest}" if scheme in {"postgres", "postgresql"} else given
