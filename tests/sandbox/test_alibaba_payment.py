from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.sandbox.pretended_alibaba import BUYER, CHINA_BUYER, EARBUDS, PretendedAlibaba, alibaba_running


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


def save_a_method(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/buyers/{BUYER}", {"payment_method_saved": True})


def result(alibaba: PretendedAlibaba, trade_id: str) -> dict[str, Any]:
    value: dict[str, Any] = alibaba.call("/alibaba/order/pay/result/query", trade_id=trade_id)["value"]
    return value


def test_without_a_saved_method_the_buyer_is_sent_to_the_payment_page(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    value = alibaba.pay(trade_id)["value"]
    assert (value["status"], value["reason_code"]) == ("PAY_FAILED", "NEVER_PAY_SUCCESS_IN_DROPSHIPER")
    assert value["pay_url"] == f"{alibaba.url}/pay/{trade_id}"
    assert alibaba.order(trade_id)["trade_status"] == "unpay"
    assert alibaba.effects("order_paid") == []
    assert alibaba.effects("payment_refused")[0]["reason"] == "NEVER_PAY_SUCCESS_IN_DROPSHIPER"


def test_with_a_saved_method_the_payment_is_in_progress_and_then_done(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    assert alibaba.pay(trade_id)["value"]["status"] == "PAYING"
    assert (result(alibaba, trade_id)["status"], alibaba.order(trade_id)["trade_status"]) == ("PAYING", "paying")
    alibaba.advance(60)
    assert (result(alibaba, trade_id)["status"], alibaba.order(trade_id)["trade_status"]) == ("PAY_SUCCESS", "paid")
    alibaba.advance(5)
    assert alibaba.order(trade_id)["trade_status"] == "undeliver"
    paid = alibaba.effects("order_paid")
    assert [(entry["trade_id"], entry["by"]) for entry in paid] == [(trade_id, "api")]
    assert paid[0]["amount"] == alibaba.order(trade_id)["total_amount"]


def test_a_payment_can_settle_at_once(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    alibaba.control("POST", "/settings", {"pay_settle_seconds": 0})
    assert alibaba.pay(alibaba.placed())["value"]["status"] == "PAY_SUCCESS"


def test_paying_again_never_pays_twice(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    alibaba.pay(trade_id)
    assert alibaba.pay(trade_id)["value"]["status"] == "PAYING"
    alibaba.advance(60)
    value = alibaba.pay(trade_id)["value"]
    assert (value["status"], value["reason_code"]) == ("PAY_FAILED", "ORDER_HAVE_PAID")
    assert len(alibaba.effects("order_paid")) == len(alibaba.effects("payment_started")) == 1


def test_a_person_pays_and_saves_the_method_and_the_next_order_is_paid_by_the_api(alibaba: PretendedAlibaba) -> None:
    first, second = alibaba.placed(), alibaba.placed()
    form = {"card": "4242 4242 4242 4242", "save_method": "on"}
    assert alibaba.http.post(f"/pay/{first}", data=form).status_code == 302
    assert alibaba.effects("method_saved")[0]["buyer"] == BUYER
    assert alibaba.pay(second)["value"]["status"] == "PAYING"
    alibaba.advance(60)
    paid = {entry["trade_id"]: entry["by"] for entry in alibaba.effects("order_paid")}
    assert paid == {first: "person", second: "api"}


def test_a_person_who_does_not_save_the_method_pays_by_hand_again(alibaba: PretendedAlibaba) -> None:
    first, second = alibaba.placed(), alibaba.placed()
    alibaba.http.post(f"/pay/{first}", data={"card": "4242 4242 4242 4242"})
    assert alibaba.pay(second)["value"]["reason_code"] == "NEVER_PAY_SUCCESS_IN_DROPSHIPER"


@pytest.mark.parametrize(("card", "status"), [("4000 0000 0000 0002", 402), ("abc", 422), ("", 422)])
def test_a_card_that_fails_is_told_on_the_page_and_nothing_is_paid(
    alibaba: PretendedAlibaba, card: str, status: int
) -> None:
    trade_id = alibaba.placed()
    page = alibaba.http.post(f"/pay/{trade_id}", data={"card": card, "save_method": "on"})
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert alibaba.order(trade_id)["trade_status"] == "unpay"
    assert alibaba.effects("method_saved") == []


def test_a_removed_method_is_no_longer_used(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    method = alibaba.control("GET", f"/buyers/{BUYER}")["methods"][0]["id"]
    alibaba.http.post("/settings/remove-method", data={"buyer": BUYER, "method": method})
    assert alibaba.pay(alibaba.placed())["value"]["reason_code"] == "NEVER_PAY_SUCCESS_IN_DROPSHIPER"


def test_a_saved_method_may_decline(alibaba: PretendedAlibaba) -> None:
    alibaba.control("PATCH", f"/buyers/{BUYER}", {"payment_method_saved": True, "payment_method_declines": True})
    trade_id = alibaba.placed()
    value = alibaba.pay(trade_id)["value"]
    assert (value["status"], value["reason_code"]) == ("PAY_FAILED", "50006")
    assert result(alibaba, trade_id)["reason_code"] == "50006"


def test_a_refused_payment_of_the_fault_plan_leaves_the_order_unpaid(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    alibaba.break_once("/alibaba/dropshipping/order/pay", "refused")
    assert alibaba.pay(trade_id)["value"]["status"] == "PAY_FAILED"
    assert alibaba.pay(trade_id)["value"]["status"] == "PAYING"


def test_a_batch_has_one_status_and_is_paid_whole_or_not_at_all(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    first, second = alibaba.placed(), alibaba.placed()
    assert alibaba.pay(first, second)["value"]["status"] == "PAYING"
    alibaba.advance(60)
    third = alibaba.placed()
    assert alibaba.pay(first, third)["value"]["reason_code"] == "ORDER_HAVE_PAID"
    assert alibaba.order(third)["trade_status"] == "unpay"
    assert [entry["trade_id"] for entry in alibaba.effects("order_paid")] == [first, second]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"payment_method": "CREDIT_CARD"}, "MissingParameter"),
        ({"payment_method": "CREDIT_CARD", "order_id_list": list(range(11))}, "InvalidParameter"),
        ({"payment_method": "CREDIT_CARD", "order_id_list": [1]}, "ORDER_NOT_EXIST"),
    ],
)
def test_an_unreadable_payment_is_refused(alibaba: PretendedAlibaba, request_: dict[str, Any], code: str) -> None:
    assert alibaba.call("/alibaba/dropshipping/order/pay", param_order_pay_request=request_)["code"] == code


def test_an_unknown_payment_method_is_refused(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    assert alibaba.pay(alibaba.placed(), method="CASH")["code"] == "InvalidParameter"


def test_a_cancelled_order_cannot_be_paid(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    assert alibaba.call("/alibaba/order/cancel", trade_id=trade_id)["value"] == {}
    assert alibaba.order(trade_id)["trade_status"] == "trade_close"
    assert alibaba.pay(trade_id)["value"]["reason_code"] == "ORDER_STATUS_ERROR"
    assert alibaba.http.post(f"/pay/{trade_id}", data={"card": "4242424242424242"}).status_code == 422
    assert alibaba.effects("order_cancelled")[0]["refunded"]["amount"] == "0.00"


def test_a_paid_order_is_not_cancelled_by_the_api_but_refunded_at_the_control_door(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    assert alibaba.call("/alibaba/order/cancel", trade_id=trade_id)["code"] == "ORDER_STATUS_ERROR"
    alibaba.control("POST", f"/orders/{trade_id}/cancel")
    assert alibaba.effects("order_cancelled")[0]["refunded"] == alibaba.order(trade_id)["total_amount"]
    assert alibaba.order(trade_id)["trade_status"] == "trade_close"


def test_an_order_cancelled_while_its_payment_settles_is_never_paid(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    alibaba.pay(trade_id)
    alibaba.control("POST", f"/orders/{trade_id}/cancel")
    alibaba.advance(3600)
    assert alibaba.effects("order_paid") == []
    assert result(alibaba, trade_id)["status"] == "PAY_FAILED"


def test_another_buyers_order_is_neither_read_nor_paid(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    alibaba.connect(CHINA_BUYER)
    assert alibaba.call("/alibaba/order/get", e_trade_id=trade_id)["code"] == "ORDER_NOT_EXIST"
    assert alibaba.pay(trade_id)["code"] == "ORDER_NOT_EXIST"
    assert alibaba.call("/alibaba/order/cancel", trade_id=trade_id)["code"] == "ORDER_NOT_EXIST"


def test_paid_goods_leave_the_stock(alibaba: PretendedAlibaba) -> None:
    alibaba.paid()
    products = {entry["product_id"]: entry for entry in alibaba.control("GET", "/products")["products"]}
    assert products[EARBUDS]["skus"][0]["stock"] == 838


def test_merge_pay_tells_paid_orders_from_unpaid_ones(alibaba: PretendedAlibaba) -> None:
    paid, unpaid = alibaba.paid(), alibaba.placed()
    group = alibaba.call("/order/merge/pay/query", order_ids=[paid, unpaid])["value"]["groups"][0]
    assert (group["group_code"], group["can_merge_pay"]) == ("CN", False)
    assert group["can_merge_pay_order_items"] == [{"order_id": unpaid}]
    assert group["can_not_merge_pay_order_items"][0]["can_not_merge_pay_reason"] == "ORDER_STATUS_ERROR"


@pytest.mark.parametrize(("kind", "payments"), [("timeout_before", 0), ("timeout_after", 1)])
def test_a_payment_whose_answer_never_came_is_found_by_asking(
    alibaba: PretendedAlibaba, kind: str, payments: int
) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    alibaba.break_once("/alibaba/dropshipping/order/pay", kind)
    alibaba.http.timeout = httpx.Timeout(0.7)
    with pytest.raises(httpx.ReadTimeout):
        alibaba.pay(trade_id)
    assert len(alibaba.effects("payment_started")) == payments
    assert result(alibaba, trade_id)["status"] == ("PAYING" if payments else "UNPAY")


def test_many_payments_of_one_order_at_once_pay_it_once(alibaba: PretendedAlibaba) -> None:
    save_a_method(alibaba)
    trade_id = alibaba.placed()
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: alibaba.pay(trade_id)["value"]["status"], range(16)))
    alibaba.advance(60)
    assert replies == ["PAYING"] * 16
    assert len(alibaba.effects("order_paid")) == 1
