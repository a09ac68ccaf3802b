"""Who takes part in a journey, and what each of them can do; everything goes over HTTP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal

import httpx

from local.journey.doors import Door, DoorShut, Json

# The demo buyer that is not of mainland China (sandbox/README.md).
BUYER = "200042360"


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant of the demo shop; `product_id` is empty for the shop's own goods."""

    variant_id: str
    inventory_item_id: str
    title: str
    supplier: str
    product_id: str
    sku_id: str


class Customer:
    """Orders in the shop, pays, changes their mind."""

    def __init__(self, shopify: Door, shop: str) -> None:
        self._door, self._shop = shopify, f"/_sandbox/shops/{shop}"

    def goods(self) -> list[Goods]:
        """All variants of the shop."""
        found = []
        for product in self._door.get(f"{self._shop}/products")["products"]:
            for variant in product["variants"]:
                origin = variant["alibaba"] or {"product_id": "", "sku_id": ""}
                found.append(
                    Goods(
                        variant["id"],
                        variant["inventory_item_id"],
                        f"{product['title']} {variant['title']}".strip(),
                        product["vendor"] if origin["product_id"] else "",
                        origin["product_id"],
                        origin["sku_id"],
                    )
                )
        return found

    def order(self, goods: Sequence[Goods], *, paid: bool, address: str | Json = "us", quantity: int = 1) -> Json:
        """Order one line of each; answers the order."""
        lines = [{"variant_id": item.variant_id, "quantity": quantity} for item in goods]
        made = self._door.post(f"{self._shop}/orders", {"lines": lines, "paid": paid, "address": address})
        order: Json = made.get("order", made)
        return order

    def pay(self, order_id: str) -> None:
        """Pay an order that was not paid yet."""
        self._door.post(f"{self._shop}/orders/{order_id}/pay")


class Merchant:
    """Works with the shop's admin and with Caravan in it."""

    def __init__(self, app: Door, shopify: Door, shop: str) -> None:
        self.app, self._door, self._shop = app, shopify, f"/_sandbox/shops/{shop}"

    def install(self) -> None:
        """Install the app and open it once, as Shopify leads to it."""
        self._door.post(f"{self._shop}/app/install")
        self.app.get("/api/me")

    def shop_order(self, order_id: str) -> Json:
        """The order as the shop's admin shows it."""
        found = self._door.get(f"{self._shop}/orders/{order_id}")
        order: Json = found.get("order", found)
        return order

    def request_fulfillment(self, order_id: str) -> int:
        """Press *Request fulfillment* on every fulfillment order of the app's location; answers on how many."""
        pressed = 0
        for unit in self.shop_order(order_id)["fulfillment_orders"]:
            if unit["status"] == "OPEN" and unit["request_status"] == "UNSUBMITTED" and self._is_ours(unit):
                self._door.post(f"{self._shop}/fulfillment-orders/{unit['id']}/request")
                pressed += 1
        return pressed

    def link(self, goods: Goods) -> None:
        """Say in Caravan what a variant is bought as."""
        part = {"product_id": goods.product_id, "sku_id": goods.sku_id, "quantity": 1}
        gid = f"gid://shopify/ProductVariant/{goods.variant_id}"
        self.app.put("/api/products/links", {"variant_gid": gid, "parts": [part]})

    def change_settings(self, **changes: Any) -> None:
        """Change order settings, leaving the others as they are."""
        known = self.app.get("/api/settings")
        keep = {name: value for name, value in known.items() if name not in ("payment_method", "scenario")}
        self.app.put("/api/settings", {**keep, **changes})

    def find_order(self, name: str) -> Json | None:
        """The order's page in Caravan, once it is there."""
        for row in self.app.get("/api/orders", search=name)["orders"]:
            if row["name"] == name:
                return self.app.get(f"/api/orders/{row['id']}")
        return None

    def order(self, order_id: int) -> Json:
        """The order's page in Caravan."""
        return self.app.get(f"/api/orders/{order_id}")

    def _is_ours(self, unit: Json) -> bool:
        return "REQUEST_FULFILLMENT" in unit["actions"]


class Buyer:
    """The merchant at Alibaba: agrees to the connection, pays by hand."""

    def __init__(self, alibaba: Door, app: str) -> None:
        self._door, self._app = alibaba, app

    def connect(self, merchant: Merchant) -> None:
        """Go from Caravan to Alibaba's page, agree there, and come back. Raises DoorShut when that fails."""
        url = merchant.app.post("/api/alibaba/connect")["authorize_url"]
        with httpx.Client(timeout=30, trust_env=False, follow_redirects=True) as browser:
            page = browser.get(url).text
            form = {
                name: unescape(value)
                for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
            }
            answer = browser.post(
                f"{self._door.base}/oauth/authorize", data={**form, "account_id": BUYER, "decision": "agree"}
            )
        if answer.status_code != 200:
            raise DoorShut(f"connecting ended with {answer.status_code}: {answer.text[:300]}")

    def forget_payment_method(self) -> None:
        """Remove what is saved at Alibaba."""
        self._door.patch(f"/_sandbox/buyers/{BUYER}", {"payment_method_saved": False})

    def pay(self, trade_id: str, *, save_method: bool) -> None:
        """Pay an order on Alibaba's payment page, saving the card or not."""
        self._door.post(f"/_sandbox/orders/{trade_id}/pay", {"save_method": save_method})


class Supplier:
    """Packs and ships; the carrier delivers."""

    def __init__(self, alibaba: Door) -> None:
        self._door = alibaba

    def by_button_only(self) -> None:
        """Nothing ships by the clock: the journey says when. A payment settles within the call."""
        slow = {"ship_after_seconds": None, "deliver_after_seconds": None, "confirm_after_seconds": None}
        self._door.post("/_sandbox/settings", {**slow, "pay_settle_seconds": 0, "prepare_after_seconds": 0})

    def ship(self, trade_id: str, parcels: int = 1) -> None:
        """Hand the goods to the carrier."""
        self._door.post(f"/_sandbox/orders/{trade_id}/ship", {"parcels": parcels})

    def deliver(self, trade_id: str) -> None:
        """Have every parcel arrive."""
        self._door.post(f"/_sandbox/orders/{trade_id}/deliver")

    def order(self, trade_id: str) -> Json:
        """The order as Alibaba has it."""
        found = self._door.get(f"/_sandbox/orders/{trade_id}")
        order: Json = found.get("order", found)
        return order


Ordering = Literal["by_hand", "automatic"]
