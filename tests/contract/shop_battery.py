"""What every ShopPlatform does, as plain functions over the port: the sandbox and a stand-in alike go through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from sourcing.errors import PlatformRefused, PlatformUnauthorized
from sourcing.money import Money
from sourcing.ports import (
    FulfillmentItem,
    ShopAccess,
    ShopFulfillmentOrder,
    ShopPlatform,
    ShopService,
    ShopVariant,
    Tracking,
)

SERVICE = "Caravan Contract"


class ShopStage(Protocol):
    """A shop with at least 24 variants, and people who do things in it. Ids are gids."""

    platform: ShopPlatform
    access: ShopAccess
    callback_url: str
    # Read once for all, so that looking at the catalog does not empty the bucket of points.
    service: ShopService
    variants: tuple[ShopVariant, ...]

    def session_token(self) -> str: ...

    def customer_orders(self, variants: Sequence[ShopVariant], quantity: int, *, paid: bool = True) -> str:
        """A customer orders so many of each; answers once the order has its fulfillment orders."""

    def pay(self, order_gid: str) -> None: ...

    def refund(self, order_gid: str) -> None: ...

    def cancel(self, order_gid: str) -> None: ...

    def request_fulfillment(self, fulfillment_order_gid: str) -> None: ...

    def request_cancellation(self, fulfillment_order_gid: str) -> None: ...


def stocked(stage: ShopStage, count: int = 2) -> Sequence[ShopVariant]:
    """The first variants, stocked at our location."""
    variants = stage.variants[:count]
    for variant in variants:
        stage.platform.stock_at_location(
            stage.access, stage.service.location_gid, variant.inventory_item_gid, 500, variant.gid
        )
    return variants


def ours_of(stage: ShopStage, order_gid: str) -> ShopFulfillmentOrder:
    (order,) = stage.platform.read_orders(stage.access, [order_gid])
    location = stage.service.location_gid
    (found,) = [one for one in order.fulfillment_orders if one.location_gid == location]
    return found


def requested(stage: ShopStage) -> ShopFulfillmentOrder:
    found = ours_of(stage, stage.customer_orders(stocked(stage), 1))
    stage.request_fulfillment(found.gid)
    return found


def a_session_token_is_exchanged_for_an_expiring_pair(stage: ShopStage) -> None:
    pair = stage.platform.exchange(stage.session_token())
    assert pair.refresh_token
    assert pair.access_expires_at
    assert pair.access_expires_at.tzinfo is UTC
    assert timedelta(minutes=59) < pair.access_expires_at - datetime.now(UTC) <= timedelta(minutes=60)
    assert pair.refresh_expires_at
    assert pair.refresh_expires_at > pair.access_expires_at
    assert "read_orders" in pair.scopes


def a_refreshed_pair_opens_the_shop(stage: ShopStage) -> None:
    first = stage.platform.exchange(stage.session_token())
    assert first.refresh_token
    second = stage.platform.refresh(stage.access.domain, first.refresh_token)
    assert second.access_token != first.access_token
    facts = stage.platform.read_shop(ShopAccess(stage.access.domain, second.access_token))
    assert facts.domain == stage.access.domain


def a_refresh_token_nobody_gave_out_needs_a_person(stage: ShopStage) -> None:
    with pytest.raises(PlatformUnauthorized):
        stage.platform.refresh(stage.access.domain, "never-given-out")


def a_wrong_access_token_is_unauthorized(stage: ShopStage) -> None:
    with pytest.raises(PlatformUnauthorized):
        stage.platform.read_shop(replace(stage.access, token="wrong"))


def the_shop_says_its_currency_and_our_scopes(stage: ShopStage) -> None:
    facts = stage.platform.read_shop(stage.access)
    assert len(facts.currency) == 3
    assert facts.name
    assert "write_assigned_fulfillment_orders" in facts.scopes


def a_service_is_created_once_and_found_after(stage: ShopStage) -> None:
    again = stage.platform.ensure_service(stage.access, SERVICE, stage.callback_url)
    assert again == stage.service
    assert "?" not in again.service_gid


def an_order_is_read_as_it_stands(stage: ShopStage) -> None:
    variants = stocked(stage)
    (order,) = stage.platform.read_orders(stage.access, [stage.customer_orders(variants, 2)])
    assert {line.variant_gid for line in order.lines} == {variant.gid for variant in variants}
    assert [line.quantity for line in order.lines] == [2, 2]
    assert {line.unit_price for line in order.lines} == {variant.price for variant in variants}
    assert (order.financial_status, order.cancelled_at) == ("PAID", None)
    assert order.refunded == Money(0, order.currency)
    assert order.address
    assert order.address.country_code == "HU"


def an_order_longer_than_a_page_is_read_whole(stage: ShopStage) -> None:
    variants = stocked(stage, 24)
    gid = stage.customer_orders(variants, 1)
    (order,) = stage.platform.read_orders(stage.access, [gid])
    assert len({line.gid for line in order.lines}) == 24
    parts = [line for one in order.fulfillment_orders for line in one.lines]
    assert {line.line_gid for line in parts} == {line.gid for line in order.lines}


def many_orders_are_read_at_once_and_those_that_are_gone_are_missing(stage: ShopStage) -> None:
    variants = stocked(stage)
    gids = [stage.customer_orders(variants, 1) for _ in range(14)]
    found = stage.platform.read_orders(stage.access, [*gids, "gid://shopify/Order/1"])
    assert {order.gid for order in found} == set(gids)


def an_order_becomes_paid_and_is_listed_as_changed(stage: ShopStage) -> None:
    gid = stage.customer_orders(stocked(stage), 1, paid=False)
    (order,) = stage.platform.read_orders(stage.access, [gid])
    assert order.financial_status == "PENDING"
    stage.pay(gid)
    (order,) = stage.platform.read_orders(stage.access, [gid])
    assert order.financial_status == "PAID"
    page = stage.platform.list_changed_orders(stage.access, order.updated_at, None)
    assert gid in page.gids


def a_refund_and_a_cancellation_are_seen(stage: ShopStage) -> None:
    refunded, canceled = (stage.customer_orders(stocked(stage), 1) for _ in range(2))
    stage.refund(refunded)
    stage.cancel(canceled)
    found = {order.gid: order for order in stage.platform.read_orders(stage.access, [refunded, canceled])}
    assert found[refunded].refunded.minor > 0
    assert found[refunded].financial_status == "REFUNDED"
    assert found[canceled].cancelled_at


def a_request_is_found_and_accepted(stage: ShopStage) -> None:
    wanted = requested(stage)
    found = {one.gid: one for one in stage.platform.list_requests(stage.access, "FULFILLMENT_REQUESTED")}
    assert found[wanted.gid].request_status == "SUBMITTED"
    accepted = stage.platform.accept_request(stage.access, wanted.gid, "On its way")
    assert (accepted.status, accepted.request_status) == ("IN_PROGRESS", "ACCEPTED")
    assert stage.platform.read_fulfillment_order(stage.access, wanted.gid) == accepted
    again = [one.gid for one in stage.platform.list_requests(stage.access, "FULFILLMENT_REQUESTED")]
    assert wanted.gid not in again


def accepting_twice_is_refused_and_changes_nothing(stage: ShopStage) -> None:
    wanted = requested(stage)
    accepted = stage.platform.accept_request(stage.access, wanted.gid, "")
    with pytest.raises(PlatformRefused):
        stage.platform.accept_request(stage.access, wanted.gid, "")
    assert stage.platform.read_fulfillment_order(stage.access, wanted.gid) == accepted


def a_request_is_rejected(stage: ShopStage) -> None:
    wanted = requested(stage)
    rejected = stage.platform.reject_request(stage.access, wanted.gid, "INVENTORY_OUT_OF_STOCK", "Sold out")
    assert (rejected.status, rejected.request_status) == ("OPEN", "REJECTED")


def a_cancellation_is_asked_for_and_rejected(stage: ShopStage) -> None:
    wanted = requested(stage)
    assert not stage.platform.accept_request(stage.access, wanted.gid, "").cancellation_asked
    stage.request_cancellation(wanted.gid)
    asked = stage.platform.read_fulfillment_order(stage.access, wanted.gid)
    assert asked
    assert asked.cancellation_asked
    listed = {one.gid: one for one in stage.platform.list_requests(stage.access, "CANCELLATION_REQUESTED")}
    assert listed[wanted.gid].cancellation_asked
    answered = stage.platform.reject_cancellation(stage.access, wanted.gid, "It has been shipped")
    assert (answered.status, answered.request_status) == ("IN_PROGRESS", "CANCELLATION_REJECTED")
    assert not answered.cancellation_asked


def a_cancellation_is_accepted(stage: ShopStage) -> None:
    wanted = requested(stage)
    stage.platform.accept_request(stage.access, wanted.gid, "")
    stage.request_cancellation(wanted.gid)
    answered = stage.platform.accept_cancellation(stage.access, wanted.gid, "")
    assert (answered.status, answered.request_status) == ("CLOSED", "CANCELLATION_ACCEPTED")


def what_is_shipped_has_its_tracking_on_the_order(stage: ShopStage) -> None:
    wanted = requested(stage)
    stage.platform.accept_request(stage.access, wanted.gid, "")
    items = [FulfillmentItem(wanted.gid, line.gid, line.remaining) for line in wanted.lines]
    parcels = Tracking("4PX", ("A1", "A2"), ("https://t.example/A1", "https://t.example/A2"))
    gid = stage.platform.create_fulfillment(stage.access, items, parcels, notify_customer=True)
    (order,) = stage.platform.read_orders(stage.access, [wanted.order_gid])
    (shipped,) = order.fulfillments
    assert (shipped.gid, shipped.tracking_company, shipped.tracking_numbers) == (gid, "4PX", ("A1", "A2"))
    assert shipped.location_gid == wanted.location_gid
    assert [line.unfulfilled for line in order.lines] == [0 for _ in order.lines]
    changed = Tracking("YunExpress", ("B1",), ("https://t.example/B1",))
    stage.platform.update_tracking(stage.access, gid, changed, notify_customer=False)
    stage.platform.add_fulfillment_event(stage.access, gid, "IN_TRANSIT", datetime.now(UTC))
    (order,) = stage.platform.read_orders(stage.access, [wanted.order_gid])
    assert [one.tracking_numbers for one in order.fulfillments] == [("B1",)]


def the_same_cannot_be_shipped_twice(stage: ShopStage) -> None:
    wanted = requested(stage)
    stage.platform.accept_request(stage.access, wanted.gid, "")
    items = [FulfillmentItem(wanted.gid, line.gid, line.remaining) for line in wanted.lines]
    parcel = Tracking("4PX", ("A1",), ())
    stage.platform.create_fulfillment(stage.access, items, parcel, notify_customer=False)
    with pytest.raises(PlatformRefused):
        stage.platform.create_fulfillment(stage.access, items, parcel, notify_customer=False)
    (order,) = stage.platform.read_orders(stage.access, [wanted.order_gid])
    assert len(order.fulfillments) == 1


def a_fulfillment_order_that_does_not_exist_is_none(stage: ShopStage) -> None:
    assert stage.platform.read_fulfillment_order(stage.access, "gid://shopify/FulfillmentOrder/1") is None


def stocking_again_and_unstocking_are_no_errors(stage: ShopStage) -> None:
    ours, item = stage.service, stocked(stage, 1)[0].inventory_item_gid
    for available, key in ((7, "one"), (9, "two"), (9, "two")):
        stage.platform.stock_at_location(stage.access, ours.location_gid, item, available, key)
    stage.platform.remove_from_location(stage.access, ours.location_gid, item, "three")
    stage.platform.remove_from_location(stage.access, ours.location_gid, item, "three")
    stage.platform.stock_at_location(stage.access, ours.location_gid, item, 500, "four")


def variants_are_found_by_the_beginnings_of_their_words(stage: ShopStage) -> None:
    wanted = stage.variants[0]
    first = wanted.title.split()[0]
    found = stage.platform.list_variants(stage.access, None, f"{first[:-1].upper()} {wanted.sku}").variants
    assert [variant.gid for variant in found] == [wanted.gid]


def no_word_a_person_types_makes_the_search_fail(stage: ShopStage) -> None:
    for typed in ("a:b", "(", "\\", "-mug", '"mug', "it's", "AND", "mug OR", "NOT", "*", "sku:", "   "):
        stage.platform.list_variants(stage.access, None, typed)


SHOP_BATTERY = [
    a_session_token_is_exchanged_for_an_expiring_pair,
    a_refreshed_pair_opens_the_shop,
    a_refresh_token_nobody_gave_out_needs_a_person,
    a_wrong_access_token_is_unauthorized,
    the_shop_says_its_currency_and_our_scopes,
    a_service_is_created_once_and_found_after,
    an_order_is_read_as_it_stands,
    an_order_longer_than_a_page_is_read_whole,
    many_orders_are_read_at_once_and_those_that_are_gone_are_missing,
    an_order_becomes_paid_and_is_listed_as_changed,
    a_refund_and_a_cancellation_are_seen,
    a_request_is_found_and_accepted,
    accepting_twice_is_refused_and_changes_nothing,
    a_request_is_rejected,
    a_cancellation_is_asked_for_and_rejected,
    a_cancellation_is_accepted,
    what_is_shipped_has_its_tracking_on_the_order,
    the_same_cannot_be_shipped_twice,
    a_fulfillment_order_that_does_not_exist_is_none,
    stocking_again_and_unstocking_are_no_errors,
    variants_are_found_by_the_beginnings_of_their_words,
    no_word_a_person_types_makes_the_search_fail,
]
