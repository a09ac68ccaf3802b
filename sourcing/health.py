"""Whether the database answers."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from sourcing.transaction import reading


def database_answers() -> bool:
    """True when a question to the database was answered."""
    try:
        with reading() as session:
            return session.execute(text("SELECT 1")).scalar() == 1
    except SQLAlchemyError:
        return False
