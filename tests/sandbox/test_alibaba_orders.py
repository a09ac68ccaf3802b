from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_alibaba import (
    BUDAPEST,
    BUYER,
    CHINA_BUYER,
    EARBUDS,
    EARBUDS_BLACK,
    EARBUDS_WHITE,
    LUMORA,
    MUG,
    MUG_SAND,
    ORGANIZER,
    ORGANIZER_SKU,
    SPEAKER,
    SPEAKER_CORAL,
    TRAIL,
    PretendedAlibaba,
    alibaba_running,
    piece,
)


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


YIWU = "Kp2TzW9aQ1mVbYx0Rt7uLA=="
AUSTIN = {
    "address": "1 Main St",
    "city": "Austin",
    "zip": "78701",
    "province": "Texas",
    "country": "United States",
    "country_code": "US",
    "contact_person": "Jo Field",
}


def cheapest(alibaba: PretendedAlibaba) -> str:
    code: str = alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)])["value"][0]["vendor_code"]
    return code


def refused_with(alibaba: PretendedAlibaba, reply: dict[str, Any], code: str) -> str:
    assert reply["code"] == code, reply
    assert "value" not in reply
    assert alibaba.effects("order_created") == []
    return str(reply["message"])


def test_freight_lists_every_offer_with_its_price_and_days(alibaba: PretendedAlibaba) -> None:
    offers = alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)])["value"]
    assert [offer["delivery_time"] for offer in offers] == ["15~25", "10~15", "4-7"]
    prices = [float(offer["fee"]["amount"]) for offer in offers]
    assert prices == sorted(prices)
    assert {offer["dispatch_country"] for offer in offers} == {"CN"}
    assert {offer["solution_biz_type"] for offer in offers} == {"common"}
    assert alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)])["value"] == offers


def test_freight_costs_more_for_more_weight_and_for_a_longer_way(alibaba: PretendedAlibaba) -> None:
    def fee(quantity: int, country: str) -> float:
        return float(alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, quantity)], country)["value"][0]["fee"]["amount"])

    assert fee(20, "HU") > fee(2, "HU")
    assert fee(2, "BR") > fee(2, "HU")


def test_a_us_supplier_offers_nothing_from_china_and_something_from_the_us(alibaba: PretendedAlibaba) -> None:
    mugs = [piece(MUG, MUG_SAND, 1)]
    assert alibaba.freight(mugs, "US", TRAIL)["value"] == []
    offers = alibaba.freight(mugs, "US", TRAIL, dispatch_location="US")["value"]
    assert offers[0]["delivery_time"] == "3-9"


@pytest.mark.parametrize(("country", "code"), [("CU", "120019"), ("UK", "120019"), ("GB", "0")])
def test_freight_refuses_where_nothing_is_shipped(alibaba: PretendedAlibaba, country: str, code: str) -> None:
    assert alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)], country)["code"] == code


def test_a_product_can_be_kept_from_a_country(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/products/{EARBUDS}", {"unshippable_to": ["HU"]})
    assert alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)])["code"] == "120019"
    refused_with(alibaba, alibaba.place(carrier="any"), "120019")


def test_freight_refuses_goods_of_another_supplier(alibaba: PretendedAlibaba) -> None:
    assert alibaba.freight([piece(MUG, MUG_SAND, 1)], supplier=LUMORA)["code"] == "InvalidParameter"
    assert alibaba.freight([piece(MUG, MUG_SAND, 1)], supplier="nobody")["code"] == "InvalidParameter"
    assert alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)], dispatch_location="DE")["code"] == "10012"


def test_an_order_is_made_and_its_amounts_are_read_afterwards(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.place(remark="caravan:k1", properties={"platform": "Shopify", "orderId": "1001"})
    assert set(reply["value"]) == {"trade_id", "pay_url"}
    order = alibaba.order(reply["value"]["trade_id"])
    goods, fee = order["product_total_amount"]["amount"], order["shipment_fee"]["amount"]
    assert goods == "23.60"
    assert float(order["total_amount"]["amount"]) == pytest.approx(float(goods) + float(fee))
    assert (order["trade_status"], order["remark"]) == ("unpay", "caravan:k1")
    assert order["order_products"][0]["quantity"] == "2.0000"
    assert order["order_products"][0]["sku_attributes"] == [{"key": "Color", "value": "Black"}]


def test_what_is_absent_is_the_word_null(alibaba: PretendedAlibaba) -> None:
    order = alibaba.order(alibaba.placed())
    assert (order["remark"], order["shipping_address"]["province"]) == ("null", "null")
    assert "channel_refer_id" not in order


def test_the_ledger_tells_who_ordered_what_for_how_much(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed(channel_refer_id="CV-77", remark="k")
    entry = alibaba.effects("order_created")[0]
    assert (entry["trade_id"], entry["channel_refer_id"], entry["buyer"]) == (trade_id, "CV-77", BUYER)
    assert entry["lines"][0]["unit_price"] == {"amount": "11.80", "currency": "USD"}
    assert entry["total"] == alibaba.order(trade_id)["total_amount"]


def test_the_price_falls_with_the_quantity_of_a_product_over_its_skus(alibaba: PretendedAlibaba) -> None:
    goods = [piece(EARBUDS, EARBUDS_BLACK, 6), piece(EARBUDS, EARBUDS_WHITE, 4)]
    order = alibaba.order(alibaba.placed(goods=goods))
    assert [line["unit_price"]["amount"] for line in order["order_products"]] == ["10.60", "10.60"]


def test_a_price_change_shows_only_in_orders_made_afterwards(alibaba: PretendedAlibaba) -> None:
    before = alibaba.placed()
    alibaba.control("POST", "/settings", {"price_factor": 1.5})
    after = alibaba.placed()
    totals = [alibaba.order(trade_id)["product_total_amount"]["amount"] for trade_id in (before, after)]
    assert totals == ["23.60", "35.40"]


def test_tax_appears_only_in_the_order_itself(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"vat_percent": 25})
    order = alibaba.order(alibaba.placed())
    assert order["vat_amount"]["amount"] == "5.90"
    assert float(order["total_amount"]["amount"]) == pytest.approx(
        23.60 + 5.90 + float(order["shipment_fee"]["amount"])
    )


def test_the_same_reference_twice_makes_two_orders(alibaba: PretendedAlibaba) -> None:
    first, second = alibaba.placed(channel_refer_id="CV-5"), alibaba.placed(channel_refer_id="CV-5")
    assert first != second
    assert [entry["channel_refer_id"] for entry in alibaba.effects("order_created")] == ["CV-5", "CV-5"]


def test_a_basic_vendor_code_is_refused(alibaba: PretendedAlibaba) -> None:
    basic = alibaba.call("/shipping/freight/calculate", destination_country="HU", product_id=EARBUDS, quantity="2")
    refused_with(alibaba, alibaba.place(carrier=basic["value"][0]["vendor_code"]), "4028")


def test_a_vendor_code_of_another_country_or_supplier_is_refused(alibaba: PretendedAlibaba) -> None:
    german = alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)], "DE")["value"][0]["vendor_code"]
    refused_with(alibaba, alibaba.place(carrier=german), "4028")
    foreign = alibaba.freight([piece(ORGANIZER, ORGANIZER_SKU, 2)], supplier=YIWU)["value"][0]["vendor_code"]
    refused_with(alibaba, alibaba.place(carrier=foreign), "4028")


def test_a_dispatch_location_that_is_not_the_offers_is_refused(alibaba: PretendedAlibaba) -> None:
    refused_with(alibaba, alibaba.place(carrier=cheapest(alibaba), dispatch="US"), "10010")
    refused_with(alibaba, alibaba.place(carrier=cheapest(alibaba), dispatch="DE"), "10012")


def test_an_order_below_the_minimum_is_refused(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.place(goods=[piece(ORGANIZER, ORGANIZER_SKU, 1)], supplier=YIWU)
    assert "2 pieces" in refused_with(alibaba, reply, "10007")


def test_an_unknown_or_unnamed_sku_is_refused(alibaba: PretendedAlibaba) -> None:
    refused_with(alibaba, alibaba.place(goods=[piece(EARBUDS, "1", 1)], carrier="x"), "10005")
    refused_with(alibaba, alibaba.place(goods=[{"product_id": EARBUDS, "quantity": "1"}], carrier="x"), "10005")


def test_the_sku_of_a_product_without_variants_may_be_left_out(alibaba: PretendedAlibaba) -> None:
    assert alibaba.place(goods=[{"product_id": ORGANIZER, "quantity": "2"}], supplier=YIWU)["code"] == "0"


def test_an_offline_or_unknown_product_is_refused(alibaba: PretendedAlibaba) -> None:
    carrier = cheapest(alibaba)
    alibaba.control("PATCH", f"/products/{EARBUDS}", {"status": "PRODUCT_OFFLINE"})
    refused_with(alibaba, alibaba.place(carrier=carrier), "130106")
    refused_with(alibaba, alibaba.place(goods=[piece("1", "1", 1)], carrier=carrier), "130106")


def test_an_order_beyond_the_stock_is_refused(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/products/{EARBUDS}", {"stock": {EARBUDS_BLACK: 1}})
    assert "1 left" in refused_with(alibaba, alibaba.place(), "130703")


def test_the_same_sku_in_two_lines_is_refused(alibaba: PretendedAlibaba) -> None:
    refused_with(alibaba, alibaba.place(goods=[piece(EARBUDS, EARBUDS_BLACK, 1)] * 2), "4012")


def test_goods_of_two_suppliers_in_one_order_are_refused(alibaba: PretendedAlibaba) -> None:
    goods = [piece(EARBUDS, EARBUDS_BLACK, 1), piece(MUG, MUG_SAND, 1)]
    assert "several suppliers" in refused_with(alibaba, alibaba.place(goods=goods, carrier="x"), "InvalidParameter")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("address", "MissingParameter"),
        ("contact_person", "MissingParameter"),
        ("country", "MissingParameter"),
        ("country_code", "MissingParameter"),
        ("city", "800022"),
        ("zip", "800022"),
    ],
)
def test_an_incomplete_address_is_refused_and_the_gap_named(alibaba: PretendedAlibaba, name: str, code: str) -> None:
    reply = alibaba.place(carrier=cheapest(alibaba), address={**BUDAPEST, name: ""})
    assert name in refused_with(alibaba, reply, code)


def test_an_address_in_the_us_needs_its_state(alibaba: PretendedAlibaba) -> None:
    mugs = [piece(MUG, MUG_SAND, 1)]
    reply = alibaba.place(goods=mugs, supplier=TRAIL, dispatch="US", address={**AUSTIN, "province": ""})
    assert "province" in refused_with(alibaba, reply, "800022")
    assert alibaba.place(goods=mugs, supplier=TRAIL, dispatch="US", address=AUSTIN)["code"] == "0"


def test_an_order_above_5000_dollars_is_refused(alibaba: PretendedAlibaba) -> None:
    reply = alibaba.place(goods=[piece(SPEAKER, SPEAKER_CORAL, 180), piece(EARBUDS, EARBUDS_BLACK, 300)])
    refused_with(alibaba, reply, "480006")


def test_an_order_below_30_cents_is_refused(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"price_factor": 0.01, "freight_factor": 0})
    refused_with(alibaba, alibaba.place(), "430013")


def test_freight_that_moved_since_the_quote_is_charged_without_a_word(alibaba: PretendedAlibaba) -> None:
    quoted = alibaba.freight([piece(EARBUDS, EARBUDS_BLACK, 2)])["value"][0]
    alibaba.control("POST", "/settings", {"freight_factor": 2})
    order = alibaba.order(alibaba.placed(carrier=quoted["vendor_code"]))
    assert float(order["shipment_fee"]["amount"]) == pytest.approx(2 * float(quoted["fee"]["amount"]), abs=0.02)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("product_list", "[", "InvalidParameter"),
        ("product_list", [], "InvalidParameter"),
        ("product_list", [{"quantity": "1"}], "InvalidParameter"),
        ("product_list", [{"product_id": EARBUDS, "sku_id": EARBUDS_BLACK, "quantity": "1.5"}], "InvalidParameter"),
        ("product_list", [{"product_id": EARBUDS, "sku_id": EARBUDS_BLACK, "quantity": "0"}], "InvalidParameter"),
        ("logistics_detail", {}, "MissingParameter"),
        ("logistics_detail", "[]", "InvalidParameter"),
        ("channel_refer_id", "", "MissingParameter"),
        ("properties", {"platform": "Elsewhere"}, "InvalidParameter"),
        ("properties", "{", "InvalidParameter"),
    ],
)
def test_an_unreadable_order_is_refused(alibaba: PretendedAlibaba, name: str, value: Any, code: str) -> None:
    refused_with(
        alibaba,
        alibaba.place(**{name: value})
        if name != "product_list"
        else alibaba.call(
            "/buynow/order/create",
            channel_refer_id="CV-1",
            product_list=value,
            logistics_detail={"carrier_code": "x", "shipment_address": BUDAPEST},
        ),
        code,
    )


def test_a_buyer_in_mainland_china_cannot_order(alibaba: PretendedAlibaba) -> None:
    alibaba.connect(CHINA_BUYER)
    refused_with(alibaba, alibaba.place(), "110001")
