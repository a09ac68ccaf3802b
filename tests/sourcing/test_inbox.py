"""What the platforms say by themselves: stored once, and only a hint."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from sourcing.inbox.model import InboxMessage
from sourcing.inbox.receive import Received, receive
from sourcing.inbox.topics import HANDLERS
from sourcing.inbox.work import work_inbox
from sourcing.orders.model import Order, OrderToRead
from sourcing.shops.model import Shop
from tests.sourcing.memory_shop import DOMAIN
from tests.sourcing.scene import Scene


def message(topic: str = "orders/paid", payload: Any = None, **fields: Any) -> Received:
    body = json.dumps({"admin_graphql_api_id": "gid://shopify/Order/1"} if payload is None else payload)
    return replace(Received("shopify", "delivery-1", DOMAIN, topic, body, None), **fields)


def told(scene: Scene, topic: str, payload: Any, **fields: Any) -> InboxMessage:
    """What became of a message."""
    receive(scene.outside, message(topic, payload, **fields))
    work_inbox(scene.outside)
    (found,) = scene.rows(select(InboxMessage))
    return found


def test_the_same_delivery_is_stored_and_rung_for_once(scene: Scene) -> None:
    assert receive(scene.outside, message())
    assert not receive(scene.outside, message())
    assert scene.bell.rings == [("work_inbox", ())]
    assert len(scene.rows(select(InboxMessage))) == 1


def test_equal_ids_of_two_senders_are_two_messages(scene: Scene) -> None:
    assert receive(scene.outside, message())
    assert receive(scene.outside, message(source="alibaba"))


def test_two_processes_that_get_the_same_delivery_store_it_once(postgresql_scene: Scene) -> None:
    stored: list[bool] = []
    postgresql_scene.side_by_side(*[lambda: stored.append(receive(postgresql_scene.outside, message()))] * 4)
    assert sorted(stored) == [False, False, False, True]
    assert len(postgresql_scene.rows(select(InboxMessage))) == 1


def test_many_hints_at_one_order_melt_into_one_reading(scene: Scene) -> None:
    gid = scene.order(2)
    read = scene.shop.faults.count("read_orders")
    for number in range(5):
        receive(scene.outside, message(payload={"admin_graphql_api_id": gid}, key=f"delivery-{number}"))
    scene.drain()
    assert scene.shop.faults.count("read_orders") == read + 1
    assert scene.rows(select(OrderToRead)) == []


def test_a_message_is_never_believed_the_order_is_read(scene: Scene) -> None:
    gid = scene.order(2, paid=False)
    told(scene, "orders/paid", {"admin_graphql_api_id": gid, "financial_status": "paid"})
    scene.drain()
    assert not scene.stored_order().paid


def test_messages_that_are_no_objects_are_kept_as_failed_and_keep_nobody_else_waiting(scene: Scene) -> None:
    for body in ("[]", '"text"', "7", "null", '[{"order_id": 1}]', "{"):
        receive(scene.outside, message(key=body, body=body))
    receive(scene.outside, message(key="good", payload={"admin_graphql_api_id": "gid://shopify/Order/9"}))
    work_inbox(scene.outside)
    assert scene.rows(select(InboxMessage.state).order_by(InboxMessage.id)) == ["failed"] * 6 + ["done"]
    assert scene.rows(select(OrderToRead.gid)) == ["gid://shopify/Order/9"]


def test_no_message_with_unexpected_contents_stops_the_inbox(scene: Scene) -> None:
    contents = [{}, {"data": 1}, {"order_edit": []}, {"variants": [1]}, {"current": [None]}, {"orders_to_redact": 5}]
    for source, topic in [*HANDLERS, ("shopify", "carts/create"), ("alibaba", "99")]:
        for number, payload in enumerate(contents):
            receive(scene.outside, message(topic, payload, source=source, key=f"{topic}{number}"))
        assert work_inbox(scene.outside) == len(contents), topic
    assert "new" not in scene.rows(select(InboxMessage.state))


def test_a_topic_nobody_handles_is_kept_and_says_so(scene: Scene) -> None:
    found = told(scene, "carts/create", {})
    assert (found.state, "carts/create" in found.error) == ("failed", True)


def test_a_message_of_a_shop_we_do_not_know_is_done_with(scene: Scene) -> None:
    assert told(scene, "orders/paid", {}, account="other.myshopify.com").state == "done"
    assert scene.rows(select(OrderToRead)) == []


def test_an_edit_names_its_order_by_number(scene: Scene) -> None:
    told(scene, "orders/edited", {"order_edit": {"order_id": 77}})
    assert scene.rows(select(OrderToRead.gid)) == ["gid://shopify/Order/77"]


def test_a_fulfillment_order_we_know_leads_to_its_order_and_an_unknown_one_to_a_poll(scene: Scene) -> None:
    gid = scene.order(2)
    told(scene, "fulfillment_orders/cancelled", {"fulfillment_order": {"id": scene.shop.people.ours_of(gid)}})
    assert scene.rows(select(OrderToRead.gid)) == [gid]
    receive(
        scene.outside, message("fulfillment_orders/moved", {"x": {"id": "gid://shopify/FulfillmentOrder/5"}}, key="2")
    )
    work_inbox(scene.outside)
    assert ("poll_orders", (scene.shop_id,)) in scene.bell.rings


def test_a_pushed_trade_of_another_account_wakes_nothing(scene: Scene) -> None:
    purchase = scene.place()
    payload = {"data": {"trade_id_str": purchase.trade_id}}
    told(scene, "3", payload, source="alibaba", account="somebody else")
    assert scene.bell.rings == [("work_inbox", ())]
    receive(scene.outside, message("3", payload, source="alibaba", account="200042360", key="2"))
    work_inbox(scene.outside)
    assert ("advance", (purchase.id,)) in scene.bell.rings


def test_a_customer_who_wants_to_be_forgotten_is(scene: Scene) -> None:
    gid = scene.order(2)
    told(scene, "customers/redact", {"orders_to_redact": [int(gid.rpartition("/")[2])]})
    order = scene.stored_order()
    assert (order.customer_name, order.email, order.address) == ("", "", None)
    assert order.total_minor == 4000


def test_a_shop_is_deleted_when_shopify_says_so_unless_it_came_back(scene: Scene) -> None:
    scene.place()
    told(scene, "shop/redact", {})
    assert len(scene.rows(select(Order))) == 1
    receive(scene.outside, message("app/uninstalled", {}, key="2", triggered_at=scene.clock.now()))
    receive(scene.outside, message("shop/redact", {}, key="3", triggered_at=scene.clock.now() + timedelta(hours=48)))
    work_inbox(scene.outside)
    assert scene.rows(select(Order)) == []
    assert scene.rows(select(Shop)) == []
