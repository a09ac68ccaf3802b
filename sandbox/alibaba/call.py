"""One checked call of an API: who calls, with which parameters, and how to read them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.alibaba.buyers import Buyer
from sandbox.alibaba.orders import Order
from sandbox.alibaba.refusals import business, invalid, missing
from sandbox.alibaba.world import World

Reply = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """`base_url` is the address the caller reached us at, for links; `refuse` asks a payment to be refused."""

    world: World
    buyer: Buyer
    params: dict[str, str]
    base_url: str
    refuse: bool = False

    def text(self, name: str) -> str:
        """A required parameter; raises RefusedError MissingParameter."""
        value = self.params.get(name, "").strip()
        if not value:
            raise missing(name)
        return value

    def optional(self, name: str, default: str = "") -> str:
        """A parameter that may be left out."""
        return self.params.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        """An optional "true" or "false"."""
        value = self.optional(name, "false").lower()
        if value not in ("true", "false"):
            raise invalid(name, "it is neither true nor false")
        return value == "true"

    def json_object(self, name: str) -> dict[str, Any]:
        """A required parameter that travels as a JSON object."""
        value = self._json(name)
        if not isinstance(value, dict):
            raise invalid(name, "it is not a JSON object")
        return value

    def json_list(self, name: str) -> list[Any]:
        """A required parameter that travels as a JSON list with something in it."""
        value = self._json(name)
        if not isinstance(value, list) or not value:
            raise invalid(name, "it is not a JSON list with at least one entry")
        return value

    def own_order(self, trade_id: str) -> Order:
        """An order of the calling buyer. The code for another's or an unknown order is not documented."""
        order = self.world.orders.get(trade_id)
        if order is None or order.buyer_id != self.buyer.account_id:
            raise business("ORDER_NOT_EXIST", f"The order {trade_id} does not exist or is not yours")
        return order

    def _json(self, name: str) -> Any:
        try:
            return json.loads(self.text(name))
        except ValueError as error:
            raise invalid(name, "it is not JSON") from error


Handler = Callable[[Call], Reply]
