"""Whether the servers that a person named in DATABASE_URL and REDIS_URL answer, before anything is built on them."""

from __future__ import annotations

import psycopg
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from local.embedded_redis import answers
from local.private_postgres import plain
from local.trouble import Trouble

WITHIN_SECONDS = 5


class Unreachable(Trouble):
    """A server does not answer, or its address makes no sense; the message never shows a password."""


def demand_database(url: str) -> str:
    """Connects once and says what answered. SQLite needs no server. Raises Unreachable."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unreachable("DATABASE_URL is no address: write postgresql://user:password@host/database") from None
    if parsed.drivername.startswith("sqlite"):
        return f"SQLite, {parsed.database}"
    if not parsed.drivername.startswith("postgresql"):
        raise Unreachable(f"DATABASE_URL names {parsed.drivername}: Caravan keeps its data in PostgreSQL or SQLite")
    shown = parsed.render_as_string(hide_password=True)
    try:
        with psycopg.connect(plain(url), connect_timeout=WITHIN_SECONDS) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise Unreachable(
            f"the database of DATABASE_URL does not answer ({shown}): {str(error).strip()}\n"
            "Start it and see that the database exists, or unset DATABASE_URL to use SQLite"
        ) from error
    return f"PostgreSQL {version // 10000}, {shown}"


def demand_redis(url: str) -> None:
    """Pings once. Raises Unreachable."""
    try:
        answered = answers(url)
    except ValueError as error:
        raise Unreachable(f"REDIS_URL is no address ({error}): write redis://host:6379/0") from None
    if not answered:
        place = url.partition("://")[2].rpartition("@")[2]
        raise Unreachable(
            f"the Redis of REDIS_URL does not answer ({place}): start it, or unset REDIS_URL to use our own"
        )
