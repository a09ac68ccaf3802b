from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_shopify import PretendedShopify, pretended_shopify

STATE = "fulfillmentOrder { status requestStatus } userErrors { field message }"
ACCEPT = f'mutation($id: ID!) {{ fulfillmentOrderAcceptFulfillmentRequest(id: $id, message: "On it") {{ {STATE} }} }}'
REJECT = (
    f"mutation($id: ID!) {{ fulfillmentOrderRejectFulfillmentRequest(id: $id, reason: INVALID_SKU) {{ {STATE} }} }}"
)
CLOSE = f'mutation($id: ID!) {{ fulfillmentOrderClose(id: $id, message: "Sold out") {{ {STATE} }} }}'
YES_CANCEL = f"mutation($id: ID!) {{ fulfillmentOrderAcceptCancellationRequest(id: $id) {{ {STATE} }} }}"
NO_CANCEL = f"mutation($id: ID!) {{ fulfillmentOrderRejectCancellationRequest(id: $id) {{ {STATE} }} }}"
FULFILL = """mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
  fulfillment { id name status trackingInfo { company number url } } userErrors { field message } } }"""
ASSIGNED = """query($status: FulfillmentOrderAssignmentStatus) {
  assignedFulfillmentOrders(first: 20, assignmentStatus: $status) { nodes { id } } }"""


class House:
    """A shop with a registered service that one foreign variant is stocked at."""

    def __init__(self, shopify: PretendedShopify) -> None:
        self.shopify = shopify
        shopify.connect()
        self.place = shopify.register_service(shopify.world.settings.app_url)
        self.foreign, self.unlinked = shopify.variants(foreign=True)[:2]
        self.own = shopify.variants(foreign=False)[0]
        shopify.stock(self.foreign, self.place)

    def unit(self, order_id: str) -> dict[str, Any]:
        """The order's newest fulfillment order at the service's location."""
        units = [one for one in self.shopify.read(order_id)["fulfillment_orders"] if one["service"]]
        return dict(units[-1])

    def requested(self, quantity: int = 2) -> tuple[str, str, str]:
        """(order, fulfillment order, its gid) of an order whose fulfillment was requested."""
        order = self.shopify.order((self.foreign, quantity))
        unit = self.unit(order["id"])["id"]
        self.shopify.shop("POST", f"/fulfillment-orders/{unit}/request", {})
        return order["id"], unit, f"gid://shopify/FulfillmentOrder/{unit}"

    def accepted(self, quantity: int = 2) -> tuple[str, str, str]:
        """The same, accepted."""
        found = self.requested(quantity)
        self.shopify.change(ACCEPT, id=found[2])
        return found

    def assigned(self, status: str | None) -> list[str]:
        """Ids listed under an assignment status."""
        nodes = self.shopify.ask(ASSIGNED, status=status)["assignedFulfillmentOrders"]["nodes"]
        return [node["id"] for node in nodes]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with pretended_shopify(tmp_path) as running:
        yield House(running)


def picks(unit: str, *lines: tuple[str, int], **more: Any) -> dict[str, Any]:
    pick: dict[str, Any] = {"fulfillmentOrderId": unit}
    if lines:
        pick["fulfillmentOrderLineItems"] = [
            {"id": f"gid://shopify/FulfillmentOrderLineItem/{number}", "quantity": quantity}
            for number, quantity in lines
        ]
    return {"lineItemsByFulfillmentOrder": [pick], **more}


def state(payload: dict[str, Any]) -> tuple[str, str]:
    return payload["fulfillmentOrder"]["status"], payload["fulfillmentOrder"]["requestStatus"]


def test_foreign_and_own_goods_become_two_fulfillment_orders(house: House) -> None:
    order = house.shopify.order((house.foreign, 2), (house.own, 1))
    shown = {unit["location_name"]: [line["total"] for line in unit["lines"]] for unit in order["fulfillment_orders"]}
    assert shown == {"Caravan": [2], "Shop location": [1]}


def test_goods_stocked_at_the_service_only_later_leave_existing_orders_where_they_are(house: House) -> None:
    before = house.shopify.order((house.unlinked, 1))
    house.shopify.stock(house.unlinked, house.place)
    after = house.shopify.order((house.unlinked, 1))
    assert [unit["location_name"] for unit in house.shopify.read(before["id"])["fulfillment_orders"]] == [
        "Shop location"
    ]
    assert [unit["location_name"] for unit in after["fulfillment_orders"]] == ["Caravan"]


def test_an_order_has_no_fulfillment_orders_when_its_webhook_is_written(house: House) -> None:
    lines = [{"variant_id": house.foreign["id"], "quantity": 1}]
    made = house.shopify.shop("POST", "/orders", {"lines": lines}, 201)
    assert made["fulfillment_orders"] == []


def test_request_accept_and_fulfill_walk_the_recorded_states(house: House) -> None:
    order, unit, number = house.requested()
    assert (house.unit(order)["status"], house.unit(order)["request_status"]) == ("OPEN", "SUBMITTED")
    assert house.assigned("FULFILLMENT_REQUESTED") == [number]
    assert state(house.shopify.change(ACCEPT, id=number)) == ("IN_PROGRESS", "ACCEPTED")
    assert house.shopify.read(order)["fulfillment_status"] == "IN_PROGRESS"
    assert house.assigned("FULFILLMENT_ACCEPTED") == [number]
    tracking = {
        "company": "YunExpress",
        "numbers": ["YT1", "YT2"],
        "urls": ["https://t.example/1", "https://t.example/2"],
    }
    made = house.shopify.change(FULFILL, fulfillment=picks(number, trackingInfo=tracking, notifyCustomer=True))
    assert made["fulfillment"]["trackingInfo"][1] == {
        "company": "YunExpress",
        "number": "YT2",
        "url": "https://t.example/2",
    }
    assert (house.unit(order)["status"], house.unit(order)["request_status"]) == ("CLOSED", "ACCEPTED")
    assert house.shopify.read(order)["fulfillment_status"] == "FULFILLED"
    assert house.assigned(None) == []
    (entry,) = house.shopify.effects("fulfillment_created")
    assert entry["fulfillment_order_ids"] == [unit]
    assert entry["notify_customer"] is True
    assert [line["quantity"] for line in entry["lines"]] == [2]


def test_accepting_twice_is_refused_and_changes_nothing(house: House) -> None:
    _, _, number = house.accepted()
    assert house.shopify.refused(ACCEPT, id=number)
    assert len(house.shopify.effects("request_accepted")) == 1


def test_a_request_that_was_never_made_cannot_be_accepted(house: House) -> None:
    order = house.shopify.order((house.foreign, 1))
    assert house.shopify.refused(ACCEPT, id=f"gid://shopify/FulfillmentOrder/{house.unit(order['id'])['id']}")


def test_a_rejected_request_is_shown_as_declined_and_may_be_made_again(house: House) -> None:
    order, unit, number = house.requested()
    assert state(house.shopify.change(REJECT, id=number)) == ("OPEN", "REJECTED")
    assert house.shopify.read(order)["fulfillment_status"] == "REQUEST_DECLINED"
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/request", {})
    assert house.unit(order)["request_status"] == "SUBMITTED"


def test_asking_for_cancellation_leaves_the_status_as_recorded(house: House) -> None:
    order, unit, number = house.accepted()
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/request-cancellation", {})
    assert (house.unit(order)["status"], house.unit(order)["request_status"]) == ("IN_PROGRESS", "ACCEPTED")
    assert house.assigned("CANCELLATION_REQUESTED") == [number]


def test_an_accepted_cancellation_closes_it_and_gives_the_merchant_a_replacement(house: House) -> None:
    order, unit, number = house.accepted()
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/request-cancellation", {})
    assert state(house.shopify.change(YES_CANCEL, id=number)) == ("CLOSED", "CANCELLATION_ACCEPTED")
    old, new = house.shopify.read(order)["fulfillment_orders"]
    assert [line["total"] for line in old["lines"]] == [0]
    assert (new["status"], new["request_status"], new["lines"][0]["remaining"]) == ("OPEN", "UNSUBMITTED", 2)


def test_a_rejected_cancellation_can_still_be_fulfilled(house: House) -> None:
    _, unit, number = house.accepted()
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/request-cancellation", {})
    assert state(house.shopify.change(NO_CANCEL, id=number)) == ("IN_PROGRESS", "CANCELLATION_REJECTED")
    assert house.shopify.change(FULFILL, fulfillment=picks(number))["fulfillment"]["status"] == "SUCCESS"


def test_the_merchant_may_cancel_a_submitted_request_alone(house: House) -> None:
    order, unit, _ = house.requested()
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/cancel", {})
    assert house.unit(order)["id"] != unit
    (message,) = house.shopify.app.wait("fulfillment_orders/cancelled")
    assert house.unit(order)["id"].encode() in message.body


def test_closing_gives_the_work_back(house: House) -> None:
    order, _, number = house.accepted()
    assert state(house.shopify.change(CLOSE, id=number)) == ("INCOMPLETE", "CLOSED")
    assert "REQUEST_FULFILLMENT" in house.unit(order)["actions"]


def test_part_of_it_may_be_shipped_first(house: House) -> None:
    order, unit, number = house.accepted(quantity=3)
    line = house.unit(order)["lines"][0]["id"]
    house.shopify.change(FULFILL, fulfillment=picks(number, (line, 1)))
    assert (house.unit(order)["status"], house.unit(order)["lines"][0]["remaining"]) == ("IN_PROGRESS", 2)
    assert house.shopify.read(order)["fulfillment_status"] == "PARTIALLY_FULFILLED"
    house.shopify.change(FULFILL, fulfillment=picks(number, (line, 2)))
    names = [parcel["name"] for parcel in house.shopify.read(order)["fulfillments"]]
    assert names == ["#1001-F1", "#1001-F2"]
    assert unit == house.unit(order)["id"]


def test_fulfillments_are_refused_in_the_recorded_words(house: House) -> None:
    order, unit, number = house.accepted()
    line = house.unit(order)["lines"][0]["id"]

    def words(fulfillment: dict[str, Any]) -> str:
        return str(house.shopify.refused(FULFILL, fulfillment=fulfillment)[0]["message"])

    assert words(picks(number, (line, 3))) == "Invalid fulfillment order line item quantity requested."
    assert words(picks(number, (line, 0))) == "Quantity must be greater than 0"
    assert words(picks("gid://shopify/FulfillmentOrder/1")) == "Fulfillment order does not exist."
    assert house.shopify.effects("fulfillment_created") == []
    house.shopify.change(FULFILL, fulfillment=picks(number))
    assert words(picks(number)) == f"Fulfillment order {unit} has an unfulfillable status= closed."


def test_tracking_and_events_follow_and_a_cancelled_fulfillment_opens_its_items_again(house: House) -> None:
    order, _, number = house.accepted()
    parcel = house.shopify.change(FULFILL, fulfillment=picks(number))["fulfillment"]["id"]
    house.shopify.change(
        'mutation($id: ID!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: {number: "N1"},'
        " notifyCustomer: true) { fulfillment { trackingInfo { number } } userErrors { message } } }",
        id=parcel,
    )
    house.shopify.change(
        "mutation($id: ID!) { fulfillmentEventCreate(fulfillmentEvent: {fulfillmentId: $id, status: DELIVERED}) {"
        " fulfillmentEvent { status happenedAt } userErrors { message } } }",
        id=parcel,
    )
    shown = house.shopify.ask(
        "query($id: ID!) { fulfillment(id: $id) { displayStatus deliveredAt trackingInfo { number } } }", id=parcel
    )["fulfillment"]
    assert (shown["displayStatus"], shown["trackingInfo"]) == ("DELIVERED", [{"number": "N1"}])
    cancel = "mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }"
    for _ in range(2):
        assert house.shopify.change(cancel, id=parcel)["fulfillment"] == {"status": "CANCELLED"}
    assert (house.unit(order)["status"], house.unit(order)["lines"][0]["remaining"]) == ("OPEN", 2)
    assert len(house.shopify.effects("fulfillment_cancelled")) == 1


def test_a_held_fulfillment_order_cannot_be_fulfilled_until_it_is_released(house: House) -> None:
    order = house.shopify.order((house.foreign, 1))
    unit = house.unit(order["id"])["id"]
    number = f"gid://shopify/FulfillmentOrder/{unit}"
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/hold", {"reason": "INCORRECT_ADDRESS"})
    refused = house.shopify.refused(FULFILL, fulfillment=picks(number))
    assert refused[0]["message"] == f"Fulfillment order {unit} has an unfulfillable status= on_hold."
    house.shopify.shop("POST", f"/fulfillment-orders/{unit}/release", {})
    house.shopify.change(FULFILL, fulfillment=picks(number))


def test_only_a_part_may_be_requested_the_rest_gets_an_id_of_its_own(house: House) -> None:
    order = house.shopify.order((house.foreign, 3))
    unit = house.unit(order["id"])
    payload = house.shopify.change(
        "mutation($id: ID!, $lines: [FulfillmentOrderLineItemInput!]) { fulfillmentOrderSubmitFulfillmentRequest(id: $id,"
        " fulfillmentOrderLineItems: $lines, notifyCustomer: true) { submittedFulfillmentOrder { id requestStatus }"
        " unsubmittedFulfillmentOrder { id requestStatus } userErrors { message } } }",
        id=f"gid://shopify/FulfillmentOrder/{unit['id']}",
        lines=[{"id": f"gid://shopify/FulfillmentOrderLineItem/{unit['lines'][0]['id']}", "quantity": 1}],
    )
    assert payload["submittedFulfillmentOrder"]["id"].endswith(unit["id"])
    assert payload["unsubmittedFulfillmentOrder"]["requestStatus"] == "UNSUBMITTED"
    shown = [unit["lines"][0]["remaining"] for unit in house.shopify.read(order["id"])["fulfillment_orders"]]
    assert shown == [1, 2]


def test_a_submitted_fulfillment_order_cannot_be_moved_an_open_one_can(house: House) -> None:
    home = house.own["stock"][0]["location_id"]
    _, unit, _ = house.requested()
    refused = house.shopify.shop("POST", f"/fulfillment-orders/{unit}/move", {"location_id": home}, 422)
    assert refused["error"] == "Cannot move submitted fulfillment order that is at a 3PL fulfillment service."
    order = house.shopify.order((house.foreign, 1))
    house.shopify.shop("POST", f"/fulfillment-orders/{house.unit(order['id'])['id']}/move", {"location_id": home})
    assert house.shopify.read(order["id"])["fulfillment_orders"][0]["location_name"] == "Shop location"
    house.shopify.app.wait("fulfillment_orders/moved")


def test_accepting_needs_the_scope(tmp_path: Path) -> None:
    with pretended_shopify(tmp_path, scopes="read_orders,read_assigned_fulfillment_orders") as shopify:
        shopify.connect()
        answer = shopify.post(ACCEPT, {"id": "gid://shopify/FulfillmentOrder/1"}).json()
    assert answer["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"
    assert "write_assigned_fulfillment_orders" in answer["errors"][0]["message"]
