from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_alibaba import PretendedAlibaba, alibaba_running


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


def logistics(alibaba: PretendedAlibaba, trade_id: str) -> dict[str, Any]:
    value: dict[str, Any] = alibaba.call("/order/logistics/query", trade_id=trade_id, data_select="logistic_order")[
        "value"
    ]
    return value


def tracking(alibaba: PretendedAlibaba, trade_id: str) -> list[dict[str, Any]]:
    reply = alibaba.call("/order/logistics/tracking/get", trade_id=trade_id)
    assert "value" not in reply
    parcels: list[dict[str, Any]] = reply["tracking_list"]
    return parcels


def test_before_it_is_shipped_an_order_has_no_parcels(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    assert tracking(alibaba, trade_id) == []
    assert logistics(alibaba, trade_id)["logistic_status"] == "UNDELIVERED"


def test_a_shipped_order_has_carrier_number_and_link(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship")
    parcel = tracking(alibaba, trade_id)[0]
    assert (parcel["carrier"], parcel["current_event_code"]) == ("Yanwen", "IN_TRANSIT")
    assert alibaba.http.get(parcel["tracking_url"]).status_code == 200
    voucher = logistics(alibaba, trade_id)["shipping_order_list"][0]["voucher"]
    assert voucher == {
        "tracking_number": parcel["tracking_number"],
        "service_provider": "Yanwen",
        "logistics_type": "POST",
    }
    assert alibaba.order(trade_id)["trade_status"] == "delivering"
    assert alibaba.effects("shipped")[0]["parcels"][0]["tracking_number"] == parcel["tracking_number"]


def test_two_parcels_have_two_numbers(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship", {"parcels": 2})
    assert len({parcel["tracking_number"] for parcel in tracking(alibaba, trade_id)}) == 2


def test_an_order_may_be_shipped_in_part_and_then_whole(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship", {"parcels": 1, "of": 2})
    assert (alibaba.order(trade_id)["trade_status"], len(tracking(alibaba, trade_id))) == ("partial_delivering", 1)
    assert logistics(alibaba, trade_id)["logistic_status"] == "PART_DELIVERED"
    alibaba.control("POST", f"/orders/{trade_id}/ship")
    assert (alibaba.order(trade_id)["trade_status"], len(tracking(alibaba, trade_id))) == ("delivering", 2)
    assert [entry["whole"] for entry in alibaba.effects("shipped")] == [False, True]


def test_a_delivered_order_waits_for_confirmation_and_ends(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship")
    alibaba.control("POST", f"/orders/{trade_id}/deliver")
    assert alibaba.order(trade_id)["trade_status"] == "wait_confirm_receipt"
    assert tracking(alibaba, trade_id)[0]["current_event_code"] == "DELIVERED"
    assert [event["event_code"] for event in tracking(alibaba, trade_id)[0]["event_list"]] == [
        "IN_TRANSIT",
        "DELIVERED",
    ]
    alibaba.control("POST", f"/orders/{trade_id}/confirm")
    assert alibaba.order(trade_id)["trade_status"] == "trade_success"
    assert logistics(alibaba, trade_id)["logistic_status"] == "CONFIRM_RECEIPT"


def test_suppliers_and_carriers_work_by_the_clock(alibaba: PretendedAlibaba) -> None:
    pace = {"ship_after_seconds": 60, "deliver_after_seconds": 600, "confirm_after_seconds": 3600}
    alibaba.control("POST", "/settings", pace)
    trade_id = alibaba.paid()
    walk = []
    for seconds in (30, 30, 300, 300, 3600):
        alibaba.advance(seconds)
        walk.append(alibaba.order(trade_id)["trade_status"])
    assert walk == ["undeliver", "delivering", "delivering", "wait_confirm_receipt", "trade_success"]


def test_one_long_wait_walks_the_whole_way_step_by_step(alibaba: PretendedAlibaba) -> None:
    pace = dict.fromkeys(("ship_after_seconds", "deliver_after_seconds", "confirm_after_seconds"), 60)
    alibaba.control("POST", "/settings", pace)
    trade_id = alibaba.placed()
    alibaba.control("POST", f"/orders/{trade_id}/pay")
    alibaba.advance(1000)
    history = [entry["status"] for entry in alibaba.control("GET", f"/orders/{trade_id}")["history"]]
    assert history == ["unpay", "paying", "paid", "undeliver", "delivering", "wait_confirm_receipt", "trade_success"]


def test_the_clock_may_run_faster(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"pay_settle_seconds": 1000})
    trade_id = alibaba.placed()
    alibaba.control("POST", f"/orders/{trade_id}/pay")
    alibaba.control("POST", "/clock", {"rate": 1_000_000})
    while alibaba.order(trade_id)["trade_status"] == "paying":
        assert alibaba.effects("order_cancelled") == []
    assert len(alibaba.effects("order_paid")) == 1


def test_without_a_pace_only_buttons_ship(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.advance(10_000_000)
    assert alibaba.order(trade_id)["trade_status"] == "undeliver"


@pytest.mark.parametrize("deed", ["ship", "deliver", "confirm"])
def test_an_unpaid_order_is_neither_shipped_nor_delivered(alibaba: PretendedAlibaba, deed: str) -> None:
    trade_id = alibaba.placed()
    problem = alibaba.control("POST", f"/orders/{trade_id}/{deed}", status=422)["error"]
    assert f"order {trade_id} is unpay" in problem
    assert [entry["effect"] for entry in alibaba.effects()] == ["connection_agreed", "token_issued", "order_created"]


@pytest.mark.parametrize("body", [{"parcels": 0}, {"parcels": 6}, {"parcels": 2, "of": 1}, {"parcels": "2"}, [1]])
def test_an_impossible_number_of_parcels_is_refused(alibaba: PretendedAlibaba, body: Any) -> None:
    trade_id = alibaba.paid()
    assert "must be" in alibaba.control("POST", f"/orders/{trade_id}/ship", body, status=422)["error"]
    assert tracking(alibaba, trade_id) == []


def test_a_shipped_order_is_not_cancelled(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship")
    alibaba.control("POST", f"/orders/{trade_id}/cancel", status=422)
    assert alibaba.effects("order_cancelled") == []
