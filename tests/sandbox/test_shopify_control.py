import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.sandbox.pretended_shopify import EXCHANGE, PretendedShopify, pretended_shopify

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shopify(tmp_path: Path) -> Iterator[PretendedShopify]:
    with pretended_shopify(tmp_path) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/orders", {"lines": []}, "lines must be a list"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": 0}]}, "quantity must be a whole number"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": True}]}, "quantity must be a whole number"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": 1}]}, "there is no variant 1"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": 1}], "address": "fr"}, "give one of hu, us, de"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": 1}], "paid": "yes"}, "paid must be true or false"),
        ("/orders", {"lines": [{"variant_id": "1", "quantity": 1}], "coupon": "X"}, "unknown key 'coupon'"),
        ("/orders", [1], "must be a JSON object"),
        ("/orders/1/pay", {}, "there is no order 1"),
        ("/orders/1/edit", {}, "give either"),
        ("/fulfillment-orders/1/request", {}, "Fulfillment order does not exist."),
        ("/fulfillment-orders/1/hold", {"reason": "mood"}, "give one of"),
        ("/compliance", {"topic": "orders/paid"}, "give one of"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong_and_changes_nothing(
    shopify: PretendedShopify, path: str, body: Any, words: str
) -> None:
    before = shopify.control("GET", "/ledger")
    assert words in shopify.shop("POST", path, body, 422)["error"]
    assert shopify.control("GET", "/ledger") == before
    assert shopify.shop("GET", "/orders") == {"orders": [], "more": False}


def test_an_order_is_paid_and_cancelled_only_once(shopify: PretendedShopify) -> None:
    order = shopify.order((shopify.variants(foreign=True)[0], 1))
    assert "nothing outstanding" in shopify.shop("POST", f"/orders/{order['id']}/pay", {}, 422)["error"]
    shopify.shop("POST", f"/orders/{order['id']}/cancel", {})
    assert "cancelled already" in shopify.shop("POST", f"/orders/{order['id']}/cancel", {}, 422)["error"]
    assert len(shopify.effects("order_cancelled")) == 1


def test_a_cancelled_order_is_refunded_and_leaves_nothing_to_ship(shopify: PretendedShopify) -> None:
    order = shopify.order((shopify.variants(foreign=True)[0], 2))
    cancelled = shopify.shop("POST", f"/orders/{order['id']}/cancel", {})
    assert (cancelled["financial_status"], cancelled["sums"]["outstanding"]["amount"]) == ("REFUNDED", "0.00")
    assert [unit["status"] for unit in cancelled["fulfillment_orders"]] == ["CLOSED"]


def test_the_order_list_is_newest_first_and_goes_on_before_an_id(shopify: PretendedShopify) -> None:
    variant = shopify.variants(foreign=False)[0]
    ids = [shopify.order((variant, 1), address=country)["id"] for country in ("hu", "us", "de")]
    page = shopify.shop("GET", "/orders?limit=2")
    assert ([order["id"] for order in page["orders"]], page["more"]) == ([ids[2], ids[1]], True)
    rest = shopify.shop("GET", f"/orders?before={ids[1]}")["orders"]
    assert [order["id"] for order in rest] == [ids[0]]


def test_the_demo_shop_sells_goods_of_three_suppliers_and_its_own(shopify: PretendedShopify) -> None:
    products = shopify.shop("GET", "/products")["products"]
    foreign = {product["vendor"] for product in products if product["variants"][0]["alibaba"]}
    skus = [variant["sku"] for product in products for variant in product["variants"]]
    assert (len(products), len(foreign), len(skus)) == (13, 3, len(set(skus)))
    for product in products:
        picture = shopify.http.get(f"/cdn/images/{product['handle']}.svg")
        assert picture.headers["content-type"].startswith("image/svg+xml")


def test_another_shop_has_goods_and_orders_of_its_own(shopify: PretendedShopify) -> None:
    made = shopify.control("POST", "/shops", {"handle": "second", "name": "Second", "currency": "EUR"}, 201)
    assert (made["currency"], made["app"]["installed"]) == ("EUR", False)
    assert "already" in shopify.control("POST", "/shops", {"handle": "second"}, 422)["error"]
    shopify.order((shopify.variants(foreign=True)[0], 1))
    assert shopify.control("GET", "/shops/second/orders")["orders"] == []


def test_a_reset_starts_the_demo_anew(shopify: PretendedShopify) -> None:
    shopify.order((shopify.variants(foreign=True)[0], 1))
    shopify.control("POST", "/reset", {})
    assert shopify.shop("GET", "/orders")["orders"] == []
    assert [entry["effect"] for entry in shopify.control("GET", "/ledger")["entries"]] == ["app_installed"]


def answer_with(shopify: PretendedShopify, kind: str, **more: Any) -> httpx.Response:
    shopify.connect()
    shopify.control("PUT", "/faults", {"rules": [{"operation": "Tag", "kind": kind, **more}]})
    order = shopify.order((shopify.variants(foreign=True)[0], 1))
    shopify.http.timeout = httpx.Timeout(0.5)
    return shopify.post(
        'mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { node { id } userErrors { message } } }',
        {"id": f"gid://shopify/Order/{order['id']}"},
    )


@pytest.mark.parametrize(
    ("kind", "status", "effects"),
    [("error_before", 503, 0), ("error_after", 502, 1), ("html", 200, 0), ("refused", 200, 0)],
)
def test_a_fault_says_whether_the_effect_happened(
    shopify: PretendedShopify, kind: str, status: int, effects: int
) -> None:
    assert answer_with(shopify, kind).status_code == status
    assert len(shopify.effects("tags_changed")) == effects


@pytest.mark.parametrize(("kind", "effects"), [("timeout_before", 0), ("timeout_after", 1)])
def test_a_silent_answer_may_hide_an_effect(shopify: PretendedShopify, kind: str, effects: int) -> None:
    with pytest.raises(httpx.ReadTimeout):
        answer_with(shopify, kind)
    assert len(shopify.effects("tags_changed")) == effects


def test_a_reset_connection_is_one(shopify: PretendedShopify) -> None:
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        answer_with(shopify, "reset")
    assert shopify.effects("tags_changed") == []


def test_an_answer_may_lack_a_field(shopify: PretendedShopify) -> None:
    answer = answer_with(shopify, "missing_field").json()
    assert set(answer["data"]["tagsAdd"]) == {"userErrors"}


def test_a_throttled_answer_has_no_data(shopify: PretendedShopify) -> None:
    assert answer_with(shopify, "throttled").json()["errors"][0]["extensions"]["code"] == "THROTTLED"


def test_the_token_endpoint_has_faults_too(shopify: PretendedShopify) -> None:
    shopify.control("PUT", "/faults", {"rules": [{"operation": "oauth", "kind": "error_after"}]})
    assert shopify.oauth(**EXCHANGE, subject_token=shopify.id_token()).status_code == 502
    assert len(shopify.effects("token_issued")) == 1


def run_sandbox(folder: Path, **environ: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sandbox"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            "PATH": "/usr/bin:/bin",
            "SANDBOX_DATA_DIR": str(folder),
            "SANDBOX_SHOPIFY_PORT": "0",
            "SANDBOX_ALIBABA_PORT": "0",
            **environ,
        },
    )


def test_the_process_says_where_it_listens_and_stops_cleanly(tmp_path: Path) -> None:
    process = run_sandbox(tmp_path)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(2)]
    url = lines[0].split()[1].rpartition("/store")[0]
    assert httpx.get(f"{url}/_sandbox/health", trust_env=False).json() == {"ok": True}
    process.terminate()
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "The sandbox stops.\n", "")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SANDBOX_CLOCK_RATE", "fast", "SANDBOX_CLOCK_RATE is 'fast'"),
        ("SANDBOX_SHOPIFY_PORT", "99999", "SANDBOX_SHOPIFY_PORT is 99999"),
        ("SANDBOX_APP_URL", "localhost", "give an address with its scheme"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_hint(tmp_path: Path, name: str, value: str, words: str) -> None:
    process = run_sandbox(tmp_path, **{name: value})
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert words in err


def test_a_taken_port_is_told_with_the_setting_that_moves_us(shopify: PretendedShopify, tmp_path: Path) -> None:
    port = str(shopify.http.base_url.port)
    process = run_sandbox(tmp_path / "other", SANDBOX_SHOPIFY_PORT=port)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert f"port {port} on 127.0.0.1 is taken" in err
    assert "SANDBOX_SHOPIFY_PORT" in err
