from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property

import pytest
from flask import Flask
from rq import Queue
from rq.job import Job
from rq.registry import FailedJobRegistry

import wiring
from jobs import app as jobs_app
from jobs.worker import Worker
from platforms.alibaba.client import AlibabaPlatform
from platforms.http import Channel
from platforms.shopify.client import ShopifyPlatform
from sourcing.db import Base, db
from sourcing.ports import ShopPlatform, SupplierPlatform

# A silent platform is given up after this long; the product's own patience would only make the tests slower.
_READ_SECONDS = 1.0
# More rounds of jobs than any step of a journey takes.
_MOST_ROUNDS = 60


class MovableClock:
    """The machine's clock, so much ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class House(wiring.House):
    """The workers' house with a clock that can be moved, and less patience with silent platforms."""

    @cached_property
    def clock(self) -> MovableClock:
        return MovableClock()

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """The connections to both platforms."""
        known = self.settings
        addresses = {".myshopify.com": known.shopify_address_map or ""}
        return {
            "shopify": Channel("shopify", read_seconds=_READ_SECONDS, addresses=addresses),
            "alibaba": Channel("alibaba", read_seconds=_READ_SECONDS),
        }

    @cached_property
    def shops(self) -> ShopPlatform:
        known = self.settings
        return ShopifyPlatform(self.channels["shopify"], known.shopify_api_key, known.shopify_api_secret)

    @cached_property
    def suppliers(self) -> SupplierPlatform:
        known = self.settings
        return AlibabaPlatform(
            self.channels["alibaba"],
            known.alibaba_app_key,
            known.alibaba_app_secret,
            f"{known.app_url}/alibaba/callback",
            api_base=known.alibaba_api_url,
            auth_base=known.alibaba_auth_url,
        )


class Workers:
    """Runs the real queue empty in this process: the jobs, their entry points and the sweep are the product's own."""

    def __init__(self, app: Flask, house: House) -> None:
        self._app, self.house = app, house
        self._queue = Queue(wiring.QUEUE, connection=house.redis)

    def drain(self) -> int:
        """Work until neither a ring nor a sweep finds anything due; answers how many jobs there were.

        Fails when a job raised: that is a mistake of ours, never something outside.
        """
        done = 0
        for _ in range(_MOST_ROUNDS):
            done += self._work()
            self._queue.enqueue_call("jobs.entries.sweep", result_ttl=0)
            self._work(most=1)
            self._demand_no_failure()
            if self._queue.count == 0:
                return done
        raise AssertionError(f"the queue never came to rest: {[job.description for job in self._queue.get_jobs()]}")

    def begin_anew(self) -> None:
        """Forget everything that an earlier test left in Redis and in the database; the clock goes right again."""
        self.house.redis.flushall()
        self.house.clock.ahead = timedelta(0)
        with self._app.app_context(), db.engine.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())

    def _work(self, most: int | None = None) -> int:
        worker = Worker([self._queue], connection=self.house.redis)
        before = worker.successful_job_count
        with _own_signals():
            worker.work(burst=True, logging_level="WARNING", max_jobs=most)
        return worker.successful_job_count - before

    def _demand_no_failure(self) -> None:
        registry = FailedJobRegistry(wiring.QUEUE, connection=self.house.redis)
        for job in Job.fetch_many(registry.get_job_ids(), connection=self.house.redis):
            result = job.latest_result() if job else None
            raise AssertionError(f"a job raised: {job and job.description}\n{result and result.exc_string}")


@contextmanager
def workers_of(environ: Mapping[str, str]) -> Iterator[Workers]:
    """The product's own app for jobs, made of this environment, in a house whose clock can be moved."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ.items():
            patch.setenv(name, value)
        jobs_app.app.cache_clear()
        app = jobs_app.app()
        house = House(app.extensions["caravan"].settings)
        app.extensions["caravan"] = house
        yield Workers(app, house)
        house.redis.close()
        for channel in house.channels.values():
            channel.close()
        with app.app_context():
            db.engine.dispose()
        jobs_app.app.cache_clear()


@contextmanager
def _own_signals() -> Iterator[None]:
    """RQ takes SIGINT and SIGTERM for itself; the test run wants them back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
