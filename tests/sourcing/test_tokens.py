"""Tokens: refreshed in time by one worker, stored together, encrypted; shops come, go and come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from sourcing.crypto import Secrets
from sourcing.errors import OutcomeUnknown, PlatformUnauthorized, PlatformUnreachable
from sourcing.shops.access import access_to, alibaba_token
from sourcing.shops.install import admit
from sourcing.shops.model import OrderSettings, Shop
from sourcing.shops.uninstall import forget_shop
from sourcing.transaction import transaction
from tests.sourcing.memory_shop import DOMAIN
from tests.sourcing.scene import Scene


def shop(scene: Scene) -> Shop:
    (found,) = scene.rows(select(Shop))
    return found


def near_the_end(scene: Scene) -> None:
    scene.clock.at += timedelta(minutes=58)


def uninstall(scene: Scene) -> bool:
    with transaction(scene.bell):
        return forget_shop(DOMAIN, scene.clock.now())


def test_a_token_with_time_left_is_used_as_it_is(scene: Scene) -> None:
    assert access_to(scene.outside, scene.shop_id).token == "shpat_access"
    assert scene.shop.faults.count("refresh") == 0


def test_a_token_near_its_end_is_replaced_with_its_refresh_token_and_both_are_stored(scene: Scene) -> None:
    near_the_end(scene)
    token = access_to(scene.outside, scene.shop_id).token
    stored = shop(scene)
    assert token in scene.shop.tokens - {"shpat_access"}
    assert scene.outside.secrets.open(stored.access_token or b"") == token
    assert scene.outside.secrets.open(stored.refresh_token or b"") in scene.shop.refresh_tokens - {"shprt_refresh"}
    assert stored.refreshing_until is None
    assert access_to(scene.outside, scene.shop_id).token == token
    assert scene.shop.faults.count("refresh") == 1


def test_while_one_worker_refreshes_another_uses_the_old_token(scene: Scene) -> None:
    near_the_end(scene)
    seen: list[str] = []
    scene.shop.faults.during(
        "refresh", lambda: scene.in_other_process(lambda: seen.append(access_to(scene.outside, scene.shop_id).token))
    )
    access_to(scene.outside, scene.shop_id)
    assert seen == ["shpat_access"]
    assert scene.shop.faults.count("refresh") == 1


def test_while_one_worker_refreshes_an_ended_token_another_waits(scene: Scene) -> None:
    scene.clock.at += timedelta(hours=2)
    failed: list[bool] = []

    def other() -> None:
        with pytest.raises(PlatformUnreachable):
            access_to(scene.outside, scene.shop_id)
        failed.append(True)

    scene.shop.faults.during("refresh", lambda: scene.in_other_process(other))
    access_to(scene.outside, scene.shop_id)
    assert failed == [True]
    assert scene.shop.faults.count("refresh") == 1


def test_many_workers_at_once_refresh_once(postgresql_scene: Scene) -> None:
    scene = postgresql_scene
    near_the_end(scene)
    scene.side_by_side(*[lambda: access_to(scene.outside, scene.shop_id)] * 4)
    assert scene.shop.faults.count("refresh") == 1


def test_nobody_else_refreshes_between_the_answer_and_its_storing(scene: Scene) -> None:
    near_the_end(scene)

    class SlowSecrets(Secrets):
        """Another worker comes by while the new pair is about to be stored."""

        visited = False

        def seal(self, text: str) -> bytes:
            if not self.visited:
                self.visited = True
                scene.in_other_process(lambda: access_to(scene.outside, scene.shop_id))
            return scene.outside.secrets.seal(text)

        def open(self, sealed: bytes) -> str:
            return scene.outside.secrets.open(sealed)

    access_to(scene.with_secrets(SlowSecrets([Fernet.generate_key().decode()])), scene.shop_id)
    assert scene.shop.faults.count("refresh") == 1


def test_a_silent_refresh_may_be_tried_again(scene: Scene) -> None:
    near_the_end(scene)
    scene.shop.faults.silence("refresh", after=False)
    with pytest.raises(OutcomeUnknown):
        access_to(scene.outside, scene.shop_id)
    assert access_to(scene.outside, scene.shop_id).token in scene.shop.tokens


def test_a_refresher_that_died_is_followed_by_another_after_half_a_minute(scene: Scene) -> None:
    scene.set_account(access_expires_at=scene.clock.now(), refreshing_until=scene.clock.now() + timedelta(seconds=30))
    with pytest.raises(PlatformUnreachable):
        alibaba_token(scene.outside, scene.shop_id)
    scene.clock.at += timedelta(seconds=31)
    assert alibaba_token(scene.outside, scene.shop_id) in scene.supplier.tokens


def test_a_connection_that_cannot_be_refreshed_has_ended(scene: Scene) -> None:
    scene.supplier.ends_the_connection()
    scene.set_account(access_expires_at=scene.clock.now())
    for _ in range(2):
        with pytest.raises(PlatformUnauthorized) as raised:
            alibaba_token(scene.outside, scene.shop_id)
        assert raised.value.code == "ALIBABA_CONNECTION_ENDED"
    assert scene.supplier.faults.count("refresh") == 1


def test_the_first_visit_installs_and_sets_up_the_shop(empty_scene: Scene) -> None:
    scene = empty_scene
    shop_id = admit(scene.outside, DOMAIN, "a session token")
    scene.drain()
    stored = shop(scene)
    assert (stored.id, stored.name, stored.location_gid) == (shop_id, "Demo shop", "gid://shopify/Location/1")
    assert len(scene.rows(select(OrderSettings))) == 1
    assert admit(scene.outside, DOMAIN, "a session token") == shop_id
    assert scene.shop.faults.count("exchange") == 1


def test_a_set_up_that_broke_off_is_made_up_for(empty_scene: Scene) -> None:
    scene = empty_scene
    admit(scene.outside, DOMAIN, "a session token")
    scene.shop.faults.unreachable("ensure_service")
    scene.drain()
    assert shop(scene).location_gid is None
    scene.later(times=2, seconds=61)
    assert shop(scene).location_gid == "gid://shopify/Location/1"


def test_uninstalling_forgets_the_tokens_and_stops_every_call_to_the_shop(scene: Scene) -> None:
    assert uninstall(scene)
    assert (shop(scene).access_token, shop(scene).refresh_token) == (None, None)
    with pytest.raises(PlatformUnauthorized):
        access_to(scene.outside, scene.shop_id)
    scene.later(times=3, hours=1)
    assert scene.shop.faults.calls == []


def test_an_uninstalled_shop_pays_nothing_more(scene: Scene) -> None:
    scene.supplier.method_saved = True
    scene.place()
    uninstall(scene)
    scene.pay()
    scene.later(times=3, hours=1)
    assert scene.supplier.faults.count("pay") == 0


def test_coming_back_after_an_uninstall_is_a_new_start_with_the_old_rows(scene: Scene) -> None:
    scene.order(2)
    uninstall(scene)
    scene.clock.at += timedelta(hours=1)
    assert admit(scene.outside, DOMAIN, "a session token") == scene.shop_id
    scene.drain()
    assert (shop(scene).uninstalled_at, shop(scene).location_gid) == (None, "gid://shopify/Location/1")
    assert len(scene.purchases()) == 1


def test_a_late_word_of_the_uninstall_does_not_undo_the_reinstall(scene: Scene) -> None:
    left = scene.clock.now()
    uninstall(scene)
    scene.clock.at += timedelta(hours=1)
    admit(scene.outside, DOMAIN, "a session token")
    with transaction(scene.bell):
        assert not forget_shop(DOMAIN, left)
    assert shop(scene).access_token
