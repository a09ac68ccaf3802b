"""Alerts by e-mail: one mail for each alert, and at most two that may have arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from sourcing.alerts.dismiss import dismiss
from sourcing.alerts.fit import next_daily
from sourcing.alerts.model import Alert, AlertMail
from sourcing.catalog.model import Link
from sourcing.db import db
from sourcing.errors import OutcomeUnknown, PlatformError, PlatformRefused, PlatformUnreachable
from sourcing.ports.mail import Letter
from sourcing.purchasing.mend import retry
from sourcing.shops.model import Shop
from sourcing.transaction import transaction
from tests.builders import NOW
from tests.sourcing.scene import Scene

UNKNOWN = OutcomeUnknown("mail", "send", "NO_ANSWER", "the server did not say")
AWAY = PlatformUnreachable("mail", "send", "NOT_CONNECTED", "nobody listens")
REFUSED = PlatformRefused("mail", "send", "RECIPIENT_REFUSED", "550 no such user")


class MemoryPostman:
    """Keeps what it was given; fails as it is told, one failure after the other."""

    def __init__(self) -> None:
        self.given: list[Letter] = []
        self.failures: list[PlatformError] = []

    def message_id(self, key: str) -> str:
        return f"<{key}@caravan.example>"

    def send(self, letter: Letter) -> None:
        self.given.append(letter)
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture
def post(scene: Scene) -> MemoryPostman:
    """The shop wants its alerts at once."""
    made = MemoryPostman()
    home = "https://admin.shopify.com/store/{store}/apps/caravan"
    scene.outside = replace(scene.outside, postman=made, app_home=home)
    scene.set(alerts_email="at_once")
    shop_says(scene, email="shop@example.com")
    return made


def shop_says(scene: Scene, **fields: str) -> None:
    with transaction(scene.bell):
        db.session.execute(update(Shop).where(Shop.id == scene.shop_id).values(**fields))


def fails(scene: Scene) -> None:
    """A purchase is refused: the lamp is not for sale any more."""
    scene.supplier.takes_offline("1600002", offline=True)
    with transaction(scene.bell):
        db.session.execute(update(Link).values(read_at=None))
    scene.order(0, 1)
    scene.later(seconds=2)


def mails(scene: Scene) -> list[tuple[str, int, int]]:
    found = scene.rows(select(AlertMail).order_by(AlertMail.id))
    return [(mail.state, mail.tries, mail.doubtful) for mail in found]


def test_an_alert_is_told_once_with_the_order_and_nothing_of_the_customer(scene: Scene, post: MemoryPostman) -> None:
    fails(scene)
    scene.later(times=3, seconds=31)
    (letter,) = post.given
    order = scene.stored_order()
    assert (letter.to, letter.subject) == (
        "shop@example.com",
        f"Caravan: Order {order.name}: the purchase at Yiwu Lamps failed. The product is no longer sold at Alibaba.",
    )
    assert f"https://admin.shopify.com/store/demo-shop/apps/caravan/orders/{order.id}\n" in letter.text
    assert "Link the variant to another product." in letter.text
    for secret in (order.customer_name, order.email, order.phone, (order.address or {})["city"]):
        assert secret == "" or secret not in letter.subject + letter.text
    assert mails(scene) == [("sent", 1, 1)]


def test_what_comes_in_a_burst_is_one_mail_and_what_comes_later_another(scene: Scene, post: MemoryPostman) -> None:
    fails(scene)
    fails(scene)
    scene.later(seconds=31)
    assert [letter.subject for letter in post.given] == ["Caravan: several things need you in Demo shop"]
    assert post.given[0].text.count("failed") == 2
    fails(scene)
    scene.later(seconds=31)
    assert [mail[0] for mail in mails(scene)] == ["sent", "sent"]
    assert post.given[1].text.count("failed") == 1


def test_the_mail_speaks_the_language_of_the_shop(scene: Scene, post: MemoryPostman) -> None:
    shop_says(scene, locale="hu-HU", name="Lámpabolt")
    fails(scene)
    scene.later(seconds=31)
    (letter,) = post.given
    assert letter.text.startswith("Teendő vár Önre itt: Lámpabolt\n")
    assert "nem sikerült a beszerzés ennél a beszállítónál: Yiwu Lamps." in letter.text
    assert "{" not in letter.text


def test_amounts_and_days_are_written_as_the_language_writes_them(scene: Scene, post: MemoryPostman) -> None:
    shop_says(scene, locale="hu")
    scene.supplier.method_saved = True
    scene.supplier.dearer = 300
    scene.place()
    scene.pay()
    scene.set_account(refresh_expires_at=NOW + timedelta(days=3), alert_due=NOW)
    scene.later(times=2, seconds=31)
    (letter,) = post.given
    assert "összeget kér; legfeljebb" in letter.text
    assert ",00 USD" in letter.text
    assert (NOW + timedelta(days=3)).strftime("%Y. %m. %d.") in letter.text


def test_another_address_is_used_where_one_is_set(scene: Scene, post: MemoryPostman) -> None:
    scene.set(alerts_address="buyer@example.com")
    fails(scene)
    scene.later(seconds=31)
    assert [letter.to for letter in post.given] == ["buyer@example.com"]


def test_who_wants_no_mail_gets_none(scene: Scene, post: MemoryPostman) -> None:
    scene.set(alerts_email="off")
    fails(scene)
    scene.later(times=2, days=1)
    assert (post.given, mails(scene)) == ([], [])


def test_what_is_over_or_dismissed_before_the_mail_needs_none(scene: Scene, post: MemoryPostman) -> None:
    fails(scene)
    (alert,) = scene.rows(select(Alert))
    dismiss(scene.outside, scene.shop_id, alert.id)
    scene.later(seconds=31)
    assert (post.given, mails(scene)) == ([], [])


def test_daily_mails_wait_for_eight_o_clock_in_the_shop(scene: Scene, post: MemoryPostman) -> None:
    shop_says(scene, timezone="Europe/Budapest")
    scene.set(alerts_email="daily")
    fails(scene)
    scene.later(seconds=31)
    assert post.given == []
    morning = next_daily(scene.clock.now(), "Europe/Budapest")
    scene.clock.at = morning
    scene.later(seconds=1)
    scene.later(times=5, hours=1)
    assert len(post.given) == 1


def test_a_server_that_is_away_is_asked_again_until_it_takes_the_mail(scene: Scene, post: MemoryPostman) -> None:
    post.failures = [AWAY, AWAY]
    fails(scene)
    scene.later(seconds=31)
    assert mails(scene) == [("due", 1, 0)]
    scene.later(times=3, minutes=6)
    assert (mails(scene), len(post.given)) == ([("sent", 3, 1)], 3)


def test_an_address_that_is_refused_is_not_tried_for_ever(scene: Scene, post: MemoryPostman) -> None:
    post.failures = [REFUSED]
    fails(scene)
    scene.later(times=5, hours=3)
    assert (mails(scene), len(post.given)) == ([("failed", 1, 0)], 1)


def test_what_may_have_arrived_is_sent_once_more_under_the_same_number_and_then_left(
    scene: Scene, post: MemoryPostman
) -> None:
    post.failures = [UNKNOWN, UNKNOWN, UNKNOWN]
    fails(scene)
    scene.later(seconds=31)
    assert mails(scene) == [("unknown", 1, 1)]
    scene.later(minutes=14)
    assert len(post.given) == 1
    scene.later(times=9, minutes=16)
    assert (mails(scene), len(post.given)) == ([("unknown", 2, 2)], 2)
    assert post.given[0].message_id == post.given[1].message_id


def test_a_worker_that_died_while_sending_counts_as_a_try_that_may_have_arrived(
    scene: Scene, post: MemoryPostman, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_letter: Letter) -> None:
        raise KeyboardInterrupt

    fails(scene)
    monkeypatch.setattr(post, "send", dies)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            scene.later(minutes=16)
        scene.bell.rings.clear()
    scene.later(times=3, minutes=16)
    assert mails(scene) == [("unknown", 3, 2)]


def test_what_was_over_before_the_server_came_back_is_not_told(scene: Scene, post: MemoryPostman) -> None:
    post.failures = [AWAY]
    fails(scene)
    scene.later(seconds=31)
    scene.supplier.takes_offline("1600002", offline=False)
    retry(scene.outside, scene.shop_id, scene.purchase().id)
    scene.drain()
    scene.later(seconds=2)
    scene.later(minutes=2)
    assert (mails(scene), len(post.given)) == ([("unneeded", 2, 0)], 1)


def test_two_workers_send_one_mail(postgresql_scene: Scene) -> None:
    from sourcing.alerts.send_mail import send_alert_mail
    from sourcing.alerts.write_mail import write_alert_mail

    scene, made = postgresql_scene, MemoryPostman()
    scene.outside = replace(scene.outside, postman=made)
    scene.set(alerts_email="at_once", alerts_address="shop@example.com")
    fails(scene)
    scene.clock.at += timedelta(seconds=31)
    scene.side_by_side(*[lambda: write_alert_mail(scene.outside, scene.shop_id)] * 3)
    (mail,) = scene.rows(select(AlertMail))
    scene.side_by_side(*[lambda: send_alert_mail(scene.outside, mail.id)] * 3)
    assert len(made.given) == 1
