"""How a job runs: inside the app, each in its own session, failures told by their class."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from rq import get_current_job

from jobs.app import app
from sourcing.errors import PlatformError
from sourcing.outside import Outside
from wiring import house, outside


def job(name: str, use_case: Callable[..., object]) -> Callable[..., None]:
    """Make a job of a use case that takes Outside and ids; `name` is its own in jobs.entries, by which RQ finds it.

    A platform's failure is no failure of the job: the row stays due, and the sweep comes back to it. Anything else is
    a mistake of ours, and is kept by RQ with its traceback.
    """

    def run(*ids: int) -> None:
        current = get_current_job()
        with app().app_context(), structlog.contextvars.bound_contextvars(job_id=current.id if current else None):
            house().doorbell.begin(name, *ids)
            _call(use_case, outside(), ids)

    run.__module__, run.__qualname__, run.__name__ = "jobs.entries", name, name
    return run


def _call(use_case: Callable[..., object], world: Outside, ids: tuple[int, ...]) -> None:
    log = structlog.get_logger()
    try:
        use_case(world, *ids)
    except PlatformError as error:
        log.warning("platform_failed", use_case=use_case.__name__, ids=ids, code=error.code, why=str(error))
