from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from rq import Queue

from tests.web.signing import webhook_headers
from tests.web.stand_ins import HouseOfMemory
from wiring import RqDoorbell

BODY = b'{"id": 820982911946154508}'


@pytest.fixture
def bell(house: HouseOfMemory) -> RqDoorbell:
    return RqDoorbell(house.redis)


def waiting(redis: Redis) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(job.func_name).rpartition(".")[2], tuple(job.args)) for job in Queue("now", connection=redis).jobs]


def test_many_webhooks_ring_once_while_nobody_has_come(client: FlaskClient, house: HouseOfMemory) -> None:
    for number in range(3):
        client.post("/webhooks", data=BODY, headers=webhook_headers(BODY, **{"X-Shopify-Webhook-Id": f"d{number}"}))
    assert waiting(house.redis) == [("work_inbox", ())]


def test_rings_for_different_rows_do_not_melt(bell: RqDoorbell, house: HouseOfMemory) -> None:
    for row_id in (1, 2, 1):
        bell.ring("advance", row_id)
    assert waiting(house.redis) == [("advance", (1,)), ("advance", (2,))]


def test_what_is_rung_for_after_a_worker_began_to_look_is_looked_at_again(
    bell: RqDoorbell, house: HouseOfMemory
) -> None:
    bell.ring("advance", 1)
    bell.begin("advance", 1)
    bell.ring("advance", 1)
    assert waiting(house.redis) == [("advance", (1,)), ("advance", (1,))]


def test_a_ring_that_nobody_came_for_stands_in_the_way_for_seconds_only(bell: RqDoorbell, house: HouseOfMemory) -> None:
    bell.ring("advance", 1)
    assert 0 < house.redis.ttl("ring:advance:1") <= 10


def test_the_workers_say_that_they_begin(app: Flask, house: HouseOfMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobs import run

    monkeypatch.setattr(run, "app", lambda: app)
    house.doorbell.ring("look", 7)
    looked: list[object] = []
    run.job("look", lambda _, row_id: looked.append((row_id, house.redis.exists("ring:look:7"))))(7)
    assert looked == [(7, 0)]
