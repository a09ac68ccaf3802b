"""What the suppliers offer: the demo goods, and what was changed about them at the control door."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sandbox.alibaba.money import to_cents
from sandbox.alibaba.options import WrongInputError, factor_text, read_options
from sandbox.shared.store import Store

DEMO_GOODS = Path(__file__).parent.parent / "demo_goods.json"
CHANGEABLE = ("status", "price_factor", "stock", "min_order_quantity", "unshippable_to")
STATUSES = ("PRODUCT_ONLINE", "PRODUCT_OFFLINE", "PRODUCT_DELETE")


@dataclass(frozen=True)
class Supplier:
    """A seller; `dispatch` is the ISO-2 country its goods leave from."""

    e_company_id: str
    name: str
    city: str
    dispatch: str


@dataclass(frozen=True)
class Sku:
    """One variant of a product; `grams` for one piece."""

    sku_id: str
    attributes: dict[str, str]
    stock: int
    grams: int


@dataclass(frozen=True)
class Price:
    """A rung of the price ladder: from `low` to `high` pieces (-1: no limit), `cents` each."""

    low: int
    high: int
    cents: int


@dataclass(frozen=True)
class Product:
    """A product as it is now, with all changes of the control door in it."""

    product_id: str
    supplier: Supplier
    title: str
    category: str
    image: str
    minimum: int
    ladder: tuple[Price, ...]
    skus: tuple[Sku, ...]
    status: str
    unshippable_to: tuple[str, ...]

    @property
    def online(self) -> bool:
        """Whether it can be bought."""
        return self.status == "PRODUCT_ONLINE"

    def unit_price(self, quantity: int) -> int:
        """Cents for one piece when so many are bought."""
        fitting = [rung for rung in self.ladder if rung.low <= quantity]
        return (fitting or self.ladder[:1])[-1].cents

    def sku(self, sku_id: str | None) -> Sku | None:
        """The SKU, or the only one of a product without variants when none is named; None when there is no such SKU."""
        if not sku_id:
            return self.skus[0] if len(self.skus) == 1 else None
        return next((sku for sku in self.skus if sku.sku_id == sku_id), None)


class Goods:
    """Suppliers and products; changes are kept in the store."""

    def __init__(self, store: Store, path: Path = DEMO_GOODS) -> None:
        document = json.loads(path.read_text())
        self._store = store
        self.suppliers = {entry["e_company_id"]: Supplier(**entry) for entry in document["suppliers"]}
        self._raw = {entry["product_id"]: entry for entry in document["products"]}

    def product(self, product_id: str) -> Product | None:
        """The product as it is now, or None."""
        raw = self._raw.get(product_id)
        return self._as_now(raw) if raw else None

    def all(self) -> list[Product]:
        """Every product, in the order of the demo goods."""
        return [self._as_now(raw) for raw in self._raw.values()]

    def change(self, product_id: str, changes: object) -> Product:
        """Check and keep {…} (CHANGEABLE). Raises WrongInputError, then changes nothing."""
        raw = self._raw.get(product_id)
        if raw is None:
            raise WrongInputError(f"there is no product {product_id}; GET /_sandbox/products lists them")
        if not isinstance(changes, dict) or not changes:
            raise WrongInputError(f"send an object with one or more of {', '.join(CHANGEABLE)}")
        kept = self._kept(product_id)
        for name, value in changes.items():
            checked = _checked(name, value, raw)
            kept[name] = {**kept.get("stock", {}), **checked} if name == "stock" else checked
        self._store.put("product", product_id, kept)
        return self._as_now(raw)

    def take(self, product_id: str, sku_id: str, quantity: int) -> None:
        """A paid order's pieces leave the stock, which never falls below zero."""
        raw = self._raw[product_id]
        stock = {sku.sku_id: sku.stock for sku in self._as_now(raw).skus}
        stock[sku_id] = max(0, stock[sku_id] - quantity)
        self._store.put("product", product_id, {**self._kept(product_id), "stock": stock})

    def _kept(self, product_id: str) -> dict[str, Any]:
        return self._store.get("product", product_id) or {}

    def _as_now(self, raw: dict[str, Any]) -> Product:
        kept = self._kept(raw["product_id"])
        factor = Decimal(kept.get("price_factor", "1")) * Decimal(read_options(self._store).price_factor)
        stock = kept.get("stock", {})
        return Product(
            product_id=raw["product_id"],
            supplier=self.suppliers[raw["e_company_id"]],
            title=raw["title"],
            category=raw["category"],
            image=raw["image"],
            minimum=kept.get("min_order_quantity", raw["moq"]),
            ladder=tuple(
                Price(rung["min_quantity"], rung["max_quantity"], to_cents(Decimal(rung["price"]) * factor))
                for rung in raw["unit_price"]
            ),
            skus=tuple(
                Sku(sku["sku_id"], sku["attrs"], stock.get(sku["sku_id"], sku["stock"]), int(sku["weight"] * 1000))
                for sku in raw["skus"]
            ),
            status=kept.get("status", "PRODUCT_ONLINE"),
            unshippable_to=tuple(kept.get("unshippable_to", ())),
        )


def _checked(name: str, value: object, raw: dict[str, Any]) -> Any:
    if name == "status":
        if value not in STATUSES:
            raise WrongInputError(f"status must be one of {', '.join(STATUSES)}")
        return value
    if name == "price_factor":
        return factor_text(name, value)
    if name == "stock":
        return _stock(value, [sku["sku_id"] for sku in raw["skus"]])
    if name == "min_order_quantity":
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
            raise WrongInputError("min_order_quantity must be a whole number of pieces from 1")
        return value
    if name == "unshippable_to":
        if not isinstance(value, list) or not all(isinstance(code, str) and len(code) == 2 for code in value):
            raise WrongInputError('unshippable_to must be a list of two-letter countries, such as ["HU"]')
        return [code.upper() for code in value]
    raise WrongInputError(f"'{name}' cannot be changed; known are {', '.join(CHANGEABLE)}")


def _stock(value: object, sku_ids: list[str]) -> dict[str, int]:
    stock: dict[str, int] = value if isinstance(value, dict) else dict.fromkeys(sku_ids, value)  # type: ignore[arg-type]
    for sku_id, count in stock.items():
        if sku_id not in sku_ids:
            raise WrongInputError(f"stock names {sku_id}, but the SKUs of this product are {', '.join(sku_ids)}")
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            raise WrongInputError("stock must be a whole number of pieces, or an object of SKU ids and whole numbers")
    return stock
