from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.pretended_alibaba import BUYER, EARBUDS, PretendedAlibaba, alibaba_running


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


def page(alibaba: PretendedAlibaba, path: str, status: int = 200) -> str:
    answer = alibaba.http.get(path)
    assert answer.status_code == status
    return answer.text


def test_the_overview_lists_an_order_with_its_total_and_a_way_to_pay(alibaba: PretendedAlibaba) -> None:
    assert "No orders here" in page(alibaba, "/")
    trade_id = alibaba.placed()
    total = alibaba.order(trade_id)["total_amount"]["amount"]
    assert f"US ${total}" in page(alibaba, "/")
    assert f'href="/pay/{trade_id}"' in page(alibaba, "/?tab=unpaid")
    assert trade_id not in page(alibaba, "/?tab=shipped")


def test_an_order_page_shows_address_reference_and_history(alibaba: PretendedAlibaba) -> None:
    text = page(alibaba, f"/trade/{alibaba.placed(remark='key <1>')}")
    for shown in ("Kovács Anna", "CV-1", "key &lt;1&gt;", "Awaiting payment"):
        assert shown in text


def test_the_payment_page_follows_the_payment_to_its_end(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    assert 'name="save_method"' in page(alibaba, f"/pay/{trade_id}")
    alibaba.http.post(f"/pay/{trade_id}", data={"card": "4242 4242 4242 4242"})
    assert "being processed" in page(alibaba, f"/pay/{trade_id}")
    alibaba.advance(60)
    assert "<h1>Paid</h1>" in page(alibaba, f"/pay/{trade_id}")


def test_the_supplier_ships_and_delivers_by_button(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.paid()
    assert f'action="/supplier/{trade_id}/ship-two"' in page(alibaba, "/supplier")
    assert alibaba.http.post(f"/supplier/{trade_id}/ship-two").headers["location"] == "/supplier"
    assert f'action="/supplier/{trade_id}/deliver"' in page(alibaba, "/supplier")
    back = alibaba.http.post(f"/supplier/{trade_id}/deliver", data={"back": f"/trade/{trade_id}"})
    assert back.headers["location"] == f"/trade/{trade_id}"
    assert [entry["effect"] for entry in alibaba.effects()][-2:] == ["shipped", "delivered"]


def test_a_button_pressed_too_late_says_why_and_does_nothing(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    answer = alibaba.http.post(f"/supplier/{trade_id}/ship")
    assert answer.status_code == 409
    assert "only a paid order" in answer.text
    assert alibaba.effects("shipped") == []


def test_the_pace_is_set_on_the_console(alibaba: PretendedAlibaba) -> None:
    alibaba.http.post("/supplier/pace", data={"ship_after_seconds": "5", "deliver_after_seconds": ""})
    now = alibaba.control("GET", "/settings")
    assert (now["ship_after_seconds"], now["deliver_after_seconds"]) == (5.0, None)
    assert alibaba.http.post("/supplier/pace", data={"ship_after_seconds": "soon"}).status_code == 422


def test_the_buyer_cancels_on_the_order_page(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    alibaba.http.post(f"/trade/{trade_id}/cancel")
    assert alibaba.order(trade_id)["trade_status"] == "trade_close"
    assert alibaba.http.post(f"/trade/{trade_id}/cancel").status_code == 409


def test_permissions_and_the_connection_are_taken_away_in_settings(alibaba: PretendedAlibaba) -> None:
    assert "Expire the connection now" in page(alibaba, "/settings")
    alibaba.http.post("/settings/permissions", data={"buyer": BUYER, "granted": ["/alibaba/order/get"]})
    assert alibaba.call("/alibaba/order/list", role="buyer")["code"] == "InsufficientPermission"
    alibaba.http.post("/settings/expire", data={"buyer": BUYER})
    assert alibaba.call("/alibaba/order/list", role="buyer")["code"] == "IllegalAccessToken"
    assert "No live connection" in page(alibaba, "/settings")


def test_products_have_pages(alibaba: PretendedAlibaba) -> None:
    assert f'href="/products/{EARBUDS}"' in page(alibaba, "/products")
    assert "US $11.80" in page(alibaba, f"/products/{EARBUDS}")


@pytest.mark.parametrize("path", ["/trade/1", "/pay/1", "/products/1", "/track/1"])
def test_a_page_of_nothing_says_so(alibaba: PretendedAlibaba, path: str) -> None:
    assert "Nothing here" in page(alibaba, path, 404)
