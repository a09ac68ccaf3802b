from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.environment import environment_for_tests
from sourcing.db import db
from sourcing.purchasing.gate import stopped_for_all
from sourcing.shops.model import OrderSettings
from sourcing.transaction import reading
from tests.money.town import DOMAIN, Town

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stop(town: Town, database_url: str) -> Iterator[object]:
    environ = environment_for_tests(database_url)

    def run(*words: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "jobs.stop", *words]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=environ)
        return done.returncode, done.stdout + done.stderr

    yield run
    db.session.remove()


def test_one_command_stops_all_shops_and_one_lets_them_go_on(stop: object) -> None:
    assert callable(stop)
    assert stop("all", "on") == (0, "Stopped: nothing more is placed or paid for all shops.\n")
    assert reads_stopped()
    assert stop("all", "on") == (0, "Buying was already stopped for all shops; nothing changed.\n")
    code, said = stop("all", "off")
    assert (code, "goes on for all shops" in said, reads_stopped()) == (0, True, False)


def test_a_shop_is_stopped_by_its_domain(town: Town, stop: object) -> None:
    assert callable(stop)
    assert stop("shop", DOMAIN.upper(), "on") == (0, f"Stopped: nothing more is placed or paid for {DOMAIN}.\n")
    with reading() as session:
        settings = session.get_one(OrderSettings, town.shop_id)
        assert (settings.stopped_by_operator, settings.stopped) == (True, False)
    assert not reads_stopped()
    code, said = stop("shop", "nobody.myshopify.com", "on")
    assert (code, "No shop nobody.myshopify.com" in said) == (1, True)


@pytest.mark.parametrize("words", [(), ("on",), ("all",), ("all", "maybe"), ("shop", "on"), ("all", "on", "now")])
def test_words_that_make_no_sense_get_the_ways_to_say_it(sqlite: object, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jobs.stop", *words], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2
    assert "python -m jobs.stop all on" in done.stderr


def reads_stopped() -> bool:
    with reading():
        return stopped_for_all()
