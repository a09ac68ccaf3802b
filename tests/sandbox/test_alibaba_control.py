from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_alibaba import (
    BUYER,
    EARBUDS,
    EARBUDS_BLACK,
    LUMORA,
    MUG,
    ORGANIZER,
    PretendedAlibaba,
    alibaba_running,
)


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


DESCRIPTION = "/eco/buyer/product/description"


def test_a_product_is_described_with_skus_prices_and_supplier(alibaba: PretendedAlibaba) -> None:
    result = alibaba.call(DESCRIPTION, query_req={"product_id": EARBUDS, "country": "US"})["result"]
    data = result["result_data"]
    assert result["result_code"] == "200"
    assert (data["product_id"], data["eCompanyId"], data["status"]) == (EARBUDS, LUMORA, "PRODUCT_ONLINE")
    assert data["skus"][0]["sku_attr_list"][0]["attr_value_desc"] == "Black"
    assert data["skus"][0]["ladder_price"][-1] == {
        "min_quantity": 100,
        "max_quantity": -1,
        "price": "9.20",
        "currency": "USD",
    }
    assert alibaba.http.get(data["main_image"]).headers["content-type"].startswith("image/svg+xml")


def test_a_product_without_a_country_fails_inside_an_outer_success(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.call(DESCRIPTION, query_req={"product_id": EARBUDS})
    assert (reply["code"], reply["result"]["result_code"]) == ("0", "400")
    assert "result_data" not in reply["result"]


def test_an_unknown_product_fails_inside_an_outer_success(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.call(DESCRIPTION, query_req={"product_id": "1", "country": "US"})
    assert (reply["code"], reply["result"]["result_code"]) == ("0", "500")


def test_several_products_come_with_those_that_failed(alibaba: PretendedAlibaba) -> None:
    query = {"product_ids": [EARBUDS, "1", MUG], "country": "US"}
    data = alibaba.call("/eco/buyer/product/batch/description", param0=query)["result"]["data"]
    assert [product["product_id"] for product in data["resultData"]] == [EARBUDS, MUG]
    assert [item["errorCode"] for item in data["failedItems"]] == ["PRODUCT_NOT_FOUND"]


def test_inventory_counts_pieces_per_sku(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/products/{EARBUDS}", {"stock": {EARBUDS_BLACK: 3}})
    result = alibaba.call("/eco/buyer/product/inventory", inv_req={"product_id": EARBUDS})["result"]
    counts = {entry["sku_id"]: entry["inventory_count"] for entry in result["result_data"][0]["inventory_list"]}
    assert counts[EARBUDS_BLACK] == 3
    assert sorted(counts.values()) == [3, 220, 615]
    assert result["result_ship_from_list"] == ["CN"]


def test_inventory_of_several_products_tells_where_they_leave_from(alibaba: PretendedAlibaba) -> None:
    query = {"product_ids": [MUG, "1"]}
    data = alibaba.call("/eco/buyer/product/inventory", query_req=query)["result"]["data"]
    assert data["result_data"][0]["ship_from_list"] == ["US"]
    assert data["failed_items"][0]["product_id"] == "1"


def test_search_finds_by_words_in_pages(alibaba: PretendedAlibaba) -> None:
    def found(**query: Any) -> dict[str, Any]:
        data: dict[str, Any] = alibaba.call("/eco/buyer/product/search", param0={"size": 2, "index": 1, **query})[
            "result"
        ]["data"]
        return data

    assert [product["product_id"] for product in found(keyword="bamboo drawer")["products"]] == [ORGANIZER]
    assert found(keyword="outdoors")["pagination"] == {
        "current": 1,
        "page_count": 2,
        "page_size": 2,
        "total_product_count": 3,
    }
    assert found(keyword="mug", shipFrom="CN")["products"] == []


def test_an_unreadable_search_fails_inside_an_outer_success(alibaba: PretendedAlibaba) -> None:
    for query in ({}, {"keyword": "mug", "size": 51, "index": 1}, {"keyword": "mug", "size": 5, "index": 0}):
        assert alibaba.call("/eco/buyer/product/search", param0=query)["result"]["result_code"] == "400"


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        (f"/products/{EARBUDS}", {"status": "GONE"}, "PRODUCT_OFFLINE"),
        (f"/products/{EARBUDS}", {"stock": -1}, "whole number"),
        (f"/products/{EARBUDS}", {"stock": {"1": 1}}, EARBUDS_BLACK),
        (f"/products/{EARBUDS}", {"price_factor": "x"}, "number"),
        (f"/products/{EARBUDS}", {"unshippable_to": "HU"}, "list"),
        (f"/products/{EARBUDS}", {"color": "red"}, "price_factor"),
        (f"/products/{EARBUDS}", [], "object"),
        ("/products/1", {"stock": 1}, "/_sandbox/products"),
        (f"/buyers/{BUYER}", {"payment_method_saved": "yes"}, "true or false"),
        (f"/buyers/{BUYER}", {"permissions": ["/alibaba/order/get"]}, "object"),
        (f"/buyers/{BUYER}", {"name": "x"}, "payment_method_saved"),
    ],
)
def test_a_wrong_change_is_refused_with_a_sentence_and_changes_nothing(
    alibaba: PretendedAlibaba, path: str, body: Any, says: str
) -> None:
    before = [alibaba.control("GET", kind) for kind in ("/products", "/buyers", "/ledger")]
    assert says in alibaba.control("PATCH", path, body, status=422)["error"]
    assert [alibaba.control("GET", kind) for kind in ("/products", "/buyers", "/ledger")] == before


@pytest.mark.parametrize(
    "changes",
    [
        {"ship_after_seconds": "soon"},
        {"ship_after_seconds": -1},
        {"code_lifetime_seconds": None},
        {"speed": 1},
        {"price_factor": "NaN"},
        {"messages": 1},
        {},
        [1],
    ],
)
def test_wrong_settings_are_refused_and_change_nothing(alibaba: PretendedAlibaba, changes: Any) -> None:
    before = alibaba.control("GET", "/settings")
    assert alibaba.control("POST", "/settings", changes, status=422)["error"]
    assert alibaba.control("GET", "/settings") == before


@pytest.mark.parametrize(
    "body", [{}, {"advance_seconds": "1"}, {"advance_seconds": -1}, {"rate": -1}, {"leap": 1}, None]
)
def test_a_wrong_change_of_the_clock_is_refused(alibaba: PretendedAlibaba, body: Any) -> None:
    assert alibaba.control("POST", "/clock", body, status=422)["error"]


def test_a_wrong_fault_plan_is_refused_and_the_old_one_stays(alibaba: PretendedAlibaba) -> None:
    alibaba.break_once("*", "throttled")
    before = alibaba.control("GET", "/faults")
    assert alibaba.control("PUT", "/faults", {"rules": [{"operation": "*", "kind": "magic"}]}, status=422)["error"]
    assert alibaba.control("GET", "/faults") == before


def test_what_is_not_there_is_said_so(alibaba: PretendedAlibaba) -> None:
    for method, path in (
        ("GET", "/orders/1"),
        ("POST", "/orders/1/ship"),
        ("GET", "/buyers/1"),
        ("POST", "/buyers/1/expire-tokens"),
        ("POST", f"/orders/{alibaba.placed()}/eat"),
    ):
        assert "error" in alibaba.control(method, path, status=404)


def test_the_ledger_is_read_from_any_number_on(alibaba: PretendedAlibaba) -> None:
    alibaba.placed()
    book = alibaba.control("GET", "/ledger?after=1")
    assert [entry["number"] for entry in book["entries"]] == list(range(2, book["last"] + 1))
    alibaba.control("GET", "/ledger?after=x", status=422)


def test_orders_are_paged_by_the_last_one_seen(alibaba: PretendedAlibaba) -> None:
    made = [alibaba.placed() for _ in range(3)]
    first = [order["trade_id"] for order in alibaba.control("GET", "/orders?limit=2")["orders"]]
    rest = [order["trade_id"] for order in alibaba.control("GET", f"/orders?limit=2&before={first[-1]}")["orders"]]
    assert first + rest == made[::-1]


def test_a_reset_empties_everything(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/buyers/{BUYER}", {"payment_method_saved": True})
    alibaba.placed()
    alibaba.control("POST", "/reset")
    assert alibaba.effects() == []
    assert alibaba.control("GET", "/orders")["orders"] == []
    assert alibaba.control("GET", f"/buyers/{BUYER}")["payment_method_saved"] is False
    assert alibaba.control("GET", "/requests")["total"] == 0


@pytest.mark.parametrize("status", ["frozen", "charge_back", "never_heard_of"])
def test_an_order_can_be_put_into_any_status(alibaba: PretendedAlibaba, status: str) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/status", {"trade_status": status})
    assert alibaba.order(trade_id)["trade_status"] == status
    assert status in alibaba.http.get(f"/trade/{trade_id}").text


@pytest.mark.parametrize("body", [{}, {"trade_status": "Frozen!"}, {"trade_status": 1}])
def test_a_status_that_is_no_word_is_refused(alibaba: PretendedAlibaba, body: Any) -> None:
    trade_id = alibaba.placed()
    alibaba.control("POST", f"/orders/{trade_id}/status", body, status=422)
    assert alibaba.order(trade_id)["trade_status"] == "unpay"
