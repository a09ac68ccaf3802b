"""Two at once: refreshing a token against refreshing it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sourcing.db import db
from sourcing.errors import OutcomeUnknown, PlatformError
from sourcing.shops.access import alibaba_token
from sourcing.shops.model import AlibabaAccount
from sourcing.transaction import reading
from tests.money.together import once
from tests.money.town import Town


def test_of_many_that_need_a_new_token_one_fetches_it(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    race.at_once(*[lambda: alibaba_token(race.outside, race.shop_id)] * 8)
    assert race.supplier.calls["refresh"] == 1
    assert alibaba_token(race.outside, race.shop_id) == "access-2"


def test_the_old_token_serves_while_another_worker_fetches_the_new_one(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    seen: list[str] = []
    race.supplier.inside["refresh"] = once(race, lambda: seen.append(alibaba_token(race.outside, race.shop_id)))
    assert alibaba_token(race.outside, race.shop_id) == "access-2"
    assert seen == ["access-1"]


def test_a_refresh_overtaken_by_another_does_not_end_the_connection(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)

    def overtake() -> None:
        race.clock.pass_time(seconds=31)
        assert alibaba_token(race.outside, race.shop_id) == "access-2"

    race.supplier.inside["refresh"] = once(race, overtake)
    assert alibaba_token(race.outside, race.shop_id) == "access-2"
    with reading() as session:
        assert session.get_one(AlibabaAccount, race.shop_id).state == "connected"


def test_a_refresh_overtaken_by_a_new_connection_gives_way_to_it(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)
    seal, later = race.outside.secrets.seal, race.clock.now() + timedelta(days=30)

    def connect_again() -> None:
        with race.rows():
            account = db.session.get_one(AlibabaAccount, race.shop_id)
            account.access_token, account.access_expires_at = seal("of-the-new-account"), later
            account.token_round += 1

    race.supplier.inside["refresh"] = once(race, connect_again)
    assert alibaba_token(race.outside, race.shop_id) == "of-the-new-account"


def test_a_refresh_that_fails_lets_the_next_one_try(race: Town) -> None:
    race.clock.pass_time(days=30, minutes=-2)

    def fail() -> None:
        race.supplier.inside.clear()
        raise OutcomeUnknown("alibaba", "refresh", "TIMEOUT", "silence")

    race.supplier.inside["refresh"] = fail
    with pytest.raises(PlatformError):
        alibaba_token(race.outside, race.shop_id)
    assert alibaba_token(race.outside, race.shop_id) == "access-2"
