"""`python -m jobs.clock`: rings for the periodic jobs."""

from __future__ import annotations

import logging
import sys
import time

import structlog
from redis.exceptions import RedisError
from rq.cron import CronScheduler

from jobs.app import app
from jobs.periodic import PERIODIC
from sourcing.config import SettingsWrong
from wiring import QUEUE, house

_REST = 1.0


def main() -> int:
    """Run the table of periodic jobs until told to stop; Redis may be away for a while."""
    try:
        flask = app()
    except SettingsWrong as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    logging.getLogger("rq").setLevel(logging.WARNING)
    with flask.app_context():
        connection = house().redis
        while True:
            scheduler = CronScheduler(connection, logging_level="WARNING")
            for entry in PERIODIC:
                # A ring nobody answered before the next one is worth nothing.
                scheduler.register(
                    entry.job, QUEUE, interval=entry.every, ttl=entry.every, job_timeout=60, result_ttl=0
                )
            try:
                scheduler.start()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
            except RedisError as error:
                structlog.get_logger().warning("clock_waits_for_redis", why=str(error))
                time.sleep(_REST)
            else:
                return 0


if __name__ == "__main__":
    sys.exit(main())
