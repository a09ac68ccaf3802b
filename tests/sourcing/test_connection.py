"""The connection to Alibaba ends and is made again: everything waiting goes on, and nothing is done twice."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from sourcing.errors import PlatformError, UseCaseError
from sourcing.purchasing.mend import cancel
from sourcing.shops.connect_alibaba import begin, complete, disconnect
from sourcing.shops.model import AlibabaAccount
from tests.sourcing.scene import Scene


def end(scene: Scene) -> None:
    """Alibaba takes back all tokens; the one we hold has run out as well."""
    scene.supplier.ends_the_connection()
    scene.set_account(access_expires_at=scene.clock.now())


def connect(scene: Scene) -> None:
    state = begin(scene.outside, scene.shop_id).partition("state=")[2]
    complete(scene.outside, state, scene.supplier.agree())
    scene.drain()


@pytest.fixture
def automatic(scene: Scene) -> Scene:
    scene.supplier.method_saved = True
    scene.set(automatic=True)
    return scene


def test_an_ended_connection_is_said_and_what_waits_goes_on_when_it_is_back(automatic: Scene) -> None:
    end(automatic)
    automatic.order(2)
    assert (automatic.state(), automatic.purchase().code) == ("held", "ALIBABA_CONNECTION_ENDED")
    connect(automatic)
    assert automatic.state() == "paid"


def test_without_an_account_an_order_waits_for_one(automatic: Scene) -> None:
    disconnect(automatic.outside, automatic.shop_id)
    automatic.order(2)
    assert (automatic.state(), automatic.purchase().code) == ("held", "ALIBABA_NOT_CONNECTED")
    connect(automatic)
    assert automatic.state() == "paid"


def test_a_token_that_alibaba_refuses_before_its_time_is_refreshed_and_the_work_goes_on(automatic: Scene) -> None:
    automatic.supplier.tokens.clear()
    automatic.order(2)
    automatic.later(times=3, seconds=20)
    assert automatic.state() == "paid"
    assert automatic.supplier.faults.count("refresh") == 1


def test_a_silent_placing_is_not_repeated_because_the_connection_ended_meanwhile(automatic: Scene) -> None:
    automatic.silence("place", after=True)
    automatic.order(2)
    end(automatic)
    automatic.later(times=3, minutes=5)
    connect(automatic)
    automatic.later(times=3, minutes=5)
    assert automatic.state() == "paid"
    assert len(automatic.supplier.done("place")) == len(automatic.supplier.done("pay")) == 1


def test_a_silent_payment_is_asked_about_as_soon_as_the_connection_is_back(automatic: Scene) -> None:
    automatic.silence("pay", after=True)
    automatic.order(2)
    end(automatic)
    automatic.later(times=3, minutes=5)
    assert automatic.state() == "pay_unknown"
    connect(automatic)
    automatic.later(seconds=30)
    assert automatic.state() == "paid"
    assert automatic.supplier.faults.count("pay") == 1


def test_a_cancellation_under_way_is_still_one_when_the_connection_is_back(automatic: Scene) -> None:
    automatic.supplier.faults.throttle("pay", 60)
    automatic.order(2)
    assert automatic.purchase().pay_by == "automatic"
    cancel(automatic.outside, automatic.shop_id, automatic.purchase().id)
    end(automatic)
    automatic.later(minutes=5)
    connect(automatic)
    automatic.later(times=2, minutes=5)
    assert automatic.state() == "cancelled"
    assert automatic.supplier.done("pay") == []


def test_parcels_are_followed_again_when_the_connection_is_back(automatic: Scene) -> None:
    automatic.order(2)
    (trade_id,) = automatic.supplier.trades
    automatic.supplier.ships(trade_id, 1)
    automatic.later(minutes=6)
    assert automatic.state() == "shipping"
    end(automatic)
    automatic.later(minutes=31)
    automatic.supplier.ships(trade_id, 1, event="DELIVERED")
    automatic.later(minutes=31)
    connect(automatic)
    assert automatic.state() == "delivered"


def test_a_way_back_that_was_used_or_is_too_old_connects_nothing(scene: Scene) -> None:
    state = begin(scene.outside, scene.shop_id).partition("state=")[2]
    complete(scene.outside, state, scene.supplier.agree())
    with pytest.raises(UseCaseError):
        complete(scene.outside, state, scene.supplier.agree())
    late = begin(scene.outside, scene.shop_id).partition("state=")[2]
    scene.later(minutes=31)
    with pytest.raises(UseCaseError):
        complete(scene.outside, late, scene.supplier.agree())


def test_a_code_that_alibaba_does_not_take_changes_nothing(scene: Scene) -> None:
    disconnect(scene.outside, scene.shop_id)
    state = begin(scene.outside, scene.shop_id).partition("state=")[2]
    with pytest.raises(PlatformError):
        complete(scene.outside, state, "never given out")
    assert scene.rows(select(AlibabaAccount)) == []


def test_tokens_are_stored_encrypted(scene: Scene) -> None:
    connect(scene)
    (account,) = scene.rows(select(AlibabaAccount))
    assert b"access" not in account.access_token
    assert scene.outside.secrets.open(account.access_token) in scene.supplier.tokens
