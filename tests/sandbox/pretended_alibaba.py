"""Starts the pretended Alibaba.com on a free port and calls it as an app would: over HTTP, signed by code of its own."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from sandbox.alibaba.app import create_app, stop
from sandbox.shared.server import serve
from sandbox.shared.settings import Settings

BUYER, CHINA_BUYER = "200042360", "200077810"
EARBUDS, EARBUDS_BLACK, EARBUDS_WHITE = "1601100000017", "105011001701", "105011001702"
SPEAKER, SPEAKER_CORAL = "1601100000031", "105011003101"
ORGANIZER, ORGANIZER_SKU = "1601200000038", "105012003801"
MUG, MUG_SAND = "1601300000011", "105013001102"
LUMORA = "cVmhg7/xG8q3UQgcH/5Fag=="
TRAIL = "Xd8NfE4hJ6sGcU3oPv5iMw=="
BUDAPEST = {
    "address": "Váci út 1",
    "city": "Budapest",
    "zip": "1132",
    "contact_person": "Kovács Anna",
    "country": "Hungary",
    "country_code": "HU",
    "telephone": {"country": "36", "area": "", "number": "301234567"},
}
BY_BUTTON_ONLY = {
    "pay_settle_seconds": 60,
    "prepare_after_seconds": 5,
    "ship_after_seconds": None,
    "deliver_after_seconds": None,
    "confirm_after_seconds": None,
}


class PretendedAlibaba:
    """One running platform and one caller of it."""

    def __init__(self, url: str, settings: Settings) -> None:
        self.url = url
        self.settings = settings
        self.http = httpx.Client(base_url=url, timeout=10, trust_env=False)
        self.token = ""

    def signed(self, path: str, params: dict[str, Any]) -> dict[str, str]:
        """The parameters as they travel, with the common ones and a signature."""
        sent = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        common = {
            "app_key": self.settings.alibaba_app_key,
            "sign_method": "sha256",
            "timestamp": str(int(time.time() * 1000)),
        }
        sent = {**common, **sent}
        text = path + "".join(f"{name}{sent[name]}" for name in sorted(sent))
        key = self.settings.alibaba_app_secret.encode()
        return {**sent, "sign": hmac.new(key, text.encode(), hashlib.sha256).hexdigest().upper()}

    def call(self, path: str, **params: Any) -> dict[str, Any]:
        """The reply of one API, called with the buyer's token."""
        return self.post(path, self.signed(path, {"access_token": self.token, **params}))

    def post(self, path: str, form: dict[str, str]) -> dict[str, Any]:
        """The JSON reply to a form as it is."""
        answer = self.http.post(f"/rest{path}", data=form)
        assert answer.status_code == 200, answer.text
        reply: dict[str, Any] = answer.json()
        return reply

    def control(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The answer of the control door."""
        answer = self.http.request(method, f"/_sandbox{path}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def code(self, account_id: str = BUYER) -> str:
        """A code as the consent page gives it."""
        target = f"{self.settings.app_url}/alibaba/callback"
        form = {
            "response_type": "code",
            "client_id": self.settings.alibaba_app_key,
            "redirect_uri": target,
            "state": "s",
            "decision": "agree",
            "account_id": account_id,
        }
        location = self.http.post("/oauth/authorize", data=form).headers["location"]
        return parse_qs(urlsplit(location).query)["code"][0]

    def connect(self, account_id: str = BUYER) -> dict[str, Any]:
        """Connect a buyer; later calls use the token. Answers the token reply."""
        reply = self.post("/auth/token/create", self.signed("/auth/token/create", {"code": self.code(account_id)}))
        self.token = reply["access_token"]
        return reply

    def freight(self, goods: list[dict[str, str]], country: str = "HU", supplier: str = LUMORA, **more: Any) -> Any:
        """The offers for goods of one supplier."""
        return self.call(
            "/order/freight/calculate",
            e_company_id=supplier,
            destination_country=country,
            logistics_product_list=goods,
            **more,
        )

    def place(
        self,
        goods: list[dict[str, str]] | None = None,
        carrier: str | None = None,
        dispatch: str = "CN",
        address: dict[str, Any] | None = None,
        supplier: str = LUMORA,
        **more: Any,
    ) -> dict[str, Any]:
        """The reply to an order, of two black earbuds to Budapest unless told otherwise, by the cheapest offer."""
        goods = [piece(EARBUDS, EARBUDS_BLACK, 2)] if goods is None else goods
        address = BUDAPEST if address is None else address
        if carrier is None:
            offers = self.freight(goods, str(address["country_code"]), supplier, dispatch_location=dispatch)["value"]
            carrier = offers[0]["vendor_code"]
        detail = {"carrier_code": carrier, "dispatch_location": dispatch, "shipment_address": address}
        return self.call(
            "/buynow/order/create",
            **{"channel_refer_id": "CV-1", "product_list": goods, "logistics_detail": detail, **more},
        )

    def placed(self, **more: Any) -> str:
        """The trade id of a new unpaid order."""
        trade_id: str = self.place(**more)["value"]["trade_id"]
        return trade_id

    def pay(self, *trade_ids: str, method: str = "CREDIT_CARD") -> dict[str, Any]:
        """The reply to a payment by the API."""
        request = {"order_id_list": [int(trade_id) for trade_id in trade_ids], "payment_method": method, "is_pc": True}
        return self.call("/alibaba/dropshipping/order/pay", param_order_pay_request=request)

    def paid(self) -> str:
        """The trade id of a new order that is paid and waits for its supplier."""
        trade_id = self.placed()
        self.control("POST", f"/orders/{trade_id}/pay", {})
        self.advance(60)
        self.advance(5)
        return trade_id

    def order(self, trade_id: str) -> dict[str, Any]:
        """The order as the API shows it."""
        value: dict[str, Any] = self.call("/alibaba/order/get", e_trade_id=trade_id)["value"]
        return value

    def advance(self, seconds: float) -> None:
        """Let time pass at the suppliers."""
        self.control("POST", "/clock", {"advance_seconds": seconds})

    def effects(self, name: str | None = None) -> list[dict[str, Any]]:
        """Ledger entries, of one effect or of all."""
        entries = self.control("GET", "/ledger")["entries"]
        return [entry for entry in entries if name in (None, entry["effect"])]

    def break_once(self, operation: str, kind: str, **more: Any) -> None:
        """A fault plan of one rule."""
        self.control("PUT", "/faults", {"seed": 1, "rules": [{"operation": operation, "kind": kind, **more}]})


def piece(product_id: str, sku_id: str, quantity: int) -> dict[str, str]:
    """One entry of a list of goods."""
    return {"product_id": product_id, "sku_id": sku_id, "quantity": str(quantity)}


@contextmanager
def alibaba_running(folder: Path, app_url: str = "http://127.0.0.1:9", **settings: Any) -> Iterator[PretendedAlibaba]:
    """A platform with its state in `folder`; suppliers act by button only, and nobody listens for messages by default."""
    chosen = Settings(data_dir=folder, app_url=app_url, **settings)
    app = create_app(chosen)
    server = serve(app)
    alibaba = PretendedAlibaba(server.url, chosen)
    alibaba.control("POST", "/settings", BY_BUTTON_ONLY)
    try:
        yield alibaba
    finally:
        alibaba.http.close()
        server.stop()
        stop(app)
