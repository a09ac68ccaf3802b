"""Rows for the tests: a shop, its supplier, orders and purchases, each with what matters named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

import wiring
from sourcing.catalog.model import Link, Supplier
from sourcing.db import db
from sourcing.orders.model import Order, OrderLine
from sourcing.ports import Address
from sourcing.purchasing.model import Offer, Purchase, PurchaseLine
from sourcing.shops.model import AlibabaAccount, OrderSettings, Shop
from sourcing.tracking.model import Parcel
from sourcing.transaction import transaction

NOW = datetime.now(UTC).replace(microsecond=0)
ADDRESS = Address("Anna Kiss", "", "Fő utca 1", "", "Budapest", "", "", "1011", "Hungary", "HU", "+3612345678")


class SilentBell:
    def ring(self, job: str, *ids: int) -> None:
        pass


@contextmanager
def rows() -> Iterator[Session]:
    """A transaction to put rows in; needs an app context."""
    with transaction(SilentBell()):
        yield db.session()


def a_shop(session: Session, domain: str = "demo-shop.myshopify.com", **fields: Any) -> Shop:
    seal = wiring.outside().secrets.seal
    values = {
        "name": "Demo shop",
        "currency": "USD",
        "installed_at": NOW - timedelta(days=9),
        "access_token": seal("shpat_access"),
        "access_expires_at": NOW + timedelta(hours=1),
        "refresh_token": seal("shprt_refresh"),
        "refresh_expires_at": NOW + timedelta(days=90),
        "token_round": 1,
        "service_gid": "gid://shopify/FulfillmentService/1",
        "location_gid": "gid://shopify/Location/1",
    }
    shop = Shop(domain=domain, **{**values, **fields})
    session.add(shop)
    session.flush()
    session.add(OrderSettings(shop_id=shop.id))
    session.flush()
    return shop


def an_account(session: Session, shop: Shop, **fields: Any) -> AlibabaAccount:
    seal = wiring.outside().secrets.seal
    values = {
        "account_id": "200042360",
        "login": "buyer@example.com",
        "access_token": seal("alibaba-access"),
        "access_expires_at": NOW + timedelta(days=10),
        "refresh_token": seal("alibaba-refresh"),
        "refresh_expires_at": NOW + timedelta(days=60),
        "connected_at": NOW,
    }
    account = AlibabaAccount(shop_id=shop.id, **{**values, **fields})
    session.add(account)
    session.flush()
    return account


def a_supplier(session: Session, shop: Shop, name: str = "Yiwu Lamps") -> Supplier:
    supplier = Supplier(shop_id=shop.id, company_id=f"company-{name}", name=name)
    session.add(supplier)
    session.flush()
    return supplier


def a_link(session: Session, supplier: Supplier, variant: int = 1, **fields: Any) -> Link:
    values = {
        "variant_gid": f"gid://shopify/ProductVariant/{variant}",
        "inventory_item_gid": f"gid://shopify/InventoryItem/{variant}",
        "variant_title": "Lamp",
        "variant_sku": f"LAMP-{variant}",
        "product_id": "1600001",
        "sku_id": "501",
        "product_title": "LED lamp",
        "prices": [[1, 900], [10, 800]],
        "stock": 40,
    }
    link = Link(shop_id=supplier.shop_id, supplier_id=supplier.id, **{**values, **fields})
    session.add(link)
    session.flush()
    return link


def an_order(session: Session, shop: Shop, number: int = 1001, **fields: Any) -> Order:
    values: dict[str, Any] = {
        "gid": f"gid://shopify/Order/{number}",
        "name": f"#{number}",
        "created_at": NOW - timedelta(minutes=2000 - number),
        "changed_at": NOW,
        "read_at": NOW,
        "financial_status": "PAID",
        "fulfillment_status": "UNFULFILLED",
        "paid": True,
        "currency": "USD",
        "total_minor": 4000,
        "customer_name": "Anna Kiss",
        "address": asdict(ADDRESS),
    }
    order = Order(shop_id=shop.id, **{**values, **fields})
    order.lines = [
        OrderLine(
            gid=f"gid://shopify/LineItem/{number}1",
            variant_gid="gid://shopify/ProductVariant/1",
            title="Lamp",
            quantity=2,
            unit_minor=2000,
            ours=True,
        )
    ]
    session.add(order)
    session.flush()
    return order


def a_purchase(session: Session, order: Order, supplier: Supplier, state: str = "quoted", **fields: Any) -> Purchase:
    """Two lamps of 9.00, shipping 5.00 (15 days) or 12.00 (5 days), the cheaper one chosen."""
    values: dict[str, Any] = {
        "reference": f"CRV-{order.id}-{supplier.id}",
        "state_at": NOW,
        "goods_minor": 1800,
        "freight_minor": 500,
        "quoted_at": NOW,
        "quote_expires_at": NOW + timedelta(hours=2),
        "vendor_code": "slow",
    }
    purchase = Purchase(
        shop_id=order.shop_id, order_id=order.id, supplier_id=supplier.id, state=state, **{**values, **fields}
    )
    purchase.lines = [
        PurchaseLine(
            order_line_id=order.lines[0].id,
            product_id="1600001",
            sku_id="501",
            title="LED lamp",
            quantity=2,
            unit_minor=900,
        )
    ]
    purchase.offers = [_offer("fast", 1200, 5), _offer("slow", 500, 15)]
    session.add(purchase)
    session.flush()
    return purchase


def _offer(code: str, fee_minor: int, days: int) -> Offer:
    return Offer(
        vendor_code=code,
        vendor_name=code.title(),
        fee_minor=fee_minor,
        currency="USD",
        days_text=str(days),
        days_min=days,
        days_max=days,
        dispatch_country="CN",
    )


def a_parcel(session: Session, purchase: Purchase, number: str) -> Parcel:
    parcel = Parcel(
        shop_id=purchase.shop_id,
        purchase_id=purchase.id,
        carrier="YunExpress",
        number=number,
        seen_at=NOW,
        moved_at=NOW,
    )
    session.add(parcel)
    session.flush()
    return parcel
