"""`python -m jobs.worker`: the processes that do what is due."""

from __future__ import annotations

import logging
import os
import sys

from rq import SimpleWorker
from rq.worker_pool import WorkerPool

from jobs.app import app
from sourcing.config import SettingsWrong
from sourcing.db import db
from wiring import QUEUE, house


class Worker(SimpleWorker):
    """Runs jobs in its own process. A job that was killed half-way is found by its row's lease, not by RQ, so RQ need
    not look after it for long; forking for each job would cost more than most jobs do.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{**kwargs, "worker_ttl": 60, "maintenance_interval": 30})  # type: ignore[arg-type]  # RQ's own signature passes these on untyped


def main() -> int:
    """Start WORKERS (2) processes and keep that many alive until told to stop."""
    try:
        flask = app()
        count = int(os.environ.get("WORKERS", "2"))
    except SettingsWrong as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    except ValueError:
        sys.stderr.write("WORKERS must be a whole number, for example WORKERS=2\n")
        return 2
    with flask.app_context():
        # Forked workers must not share the parent's connections.
        db.engine.dispose()
        connection = house().redis
    logging.getLogger("rq").setLevel(logging.WARNING)
    WorkerPool([QUEUE], connection=connection, num_workers=count, worker_class=Worker).start(logging_level="WARNING")
    return 0


if __name__ == "__main__":
    sys.exit(main())
