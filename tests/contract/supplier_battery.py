"""What every SupplierPlatform does, as plain functions over the port: the sandbox and a stand-in alike go through them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from sourcing.errors import PlatformForbidden, PlatformRefused, PlatformUnauthorized
from sourcing.ports import Address, FreightOffer, NewSupplierOrder, SupplierPlatform, SupplierProduct, WantedSku
from tests.contract.calls import ADDRESS


class SupplierStage(Protocol):
    """A connected buyer at Alibaba, a supplier with two products or more in stock, and people who do things."""

    platform: SupplierPlatform
    token: str

    def agree(self) -> str:
        """The buyer agrees on Alibaba's page; answers the code."""

    def products_of_one_supplier(self) -> list[str]: ...

    def pays_by_hand(self, trade_id: str, *, save_method: bool) -> None: ...

    def forgets_the_payment_method(self) -> None: ...

    def ships(self, trade_id: str, parcels: int) -> None: ...

    def settles(self) -> None:
        """Time passes until payments under way are through."""

    def takes_offline(self, product_id: str, *, offline: bool) -> None: ...

    def forbids(self, path: str, *, forbidden: bool) -> None: ...

    def ends_the_connection(self) -> None: ...


def product(stage: SupplierStage, number: int = 0) -> SupplierProduct:
    found = stage.platform.read_product(stage.token, stage.products_of_one_supplier()[number], "HU")
    assert found
    return found


def wanted(stage: SupplierStage) -> tuple[SupplierProduct, tuple[WantedSku, ...]]:
    found = product(stage)
    return found, (WantedSku(found.product_id, found.skus[0].sku_id, max(2, found.min_order_quantity)),)


def offers(stage: SupplierStage, address: Address = ADDRESS) -> list[FreightOffer]:
    found, skus = wanted(stage)
    return [
        offer
        for country in ("CN", "US")
        for offer in stage.platform.freight(stage.token, found.company_id, skus, address, country)
    ]


def draft(stage: SupplierStage) -> NewSupplierOrder:
    offer = min(offers(stage), key=lambda one: one.fee.minor)
    _, skus = wanted(stage)
    return NewSupplierOrder(
        reference=f"CV-{uuid.uuid4().hex[:10]}", order_name="#1001", vendor_code=offer.vendor_code,
        dispatch_country=offer.dispatch_country, address=ADDRESS, email="eva@example.com", skus=skus,
        remark="Please pack well",
    )  # fmt: skip


def placed(stage: SupplierStage) -> str:
    return stage.platform.place(stage.token, draft(stage)).trade_id


def a_code_is_exchanged_once(stage: SupplierStage) -> None:
    code = stage.agree()
    pair = stage.platform.exchange(code)
    assert pair.account_id
    assert pair.refresh_token
    assert pair.access_expires_at
    assert pair.access_expires_at > datetime.now(UTC)
    with pytest.raises((PlatformRefused, PlatformUnauthorized)):
        stage.platform.exchange(code)


def a_refreshed_token_opens_the_account(stage: SupplierStage) -> None:
    pair = stage.platform.exchange(stage.agree())
    assert pair.refresh_token
    again = stage.platform.refresh(pair.refresh_token)
    assert stage.platform.list_orders(again.access_token).total >= 0


def a_refresh_token_nobody_gave_out_needs_a_person(stage: SupplierStage) -> None:
    with pytest.raises(PlatformUnauthorized):
        stage.platform.refresh("never-given-out")


def a_wrong_access_token_is_unauthorized(stage: SupplierStage) -> None:
    with pytest.raises(PlatformUnauthorized):
        stage.platform.list_orders("wrong")


def a_product_has_its_skus_prices_and_stock(stage: SupplierStage) -> None:
    found = product(stage)
    assert found.company_id
    assert found.status == "PRODUCT_ONLINE"
    assert all(sku.prices and sku.prices[0].price.minor > 0 for sku in found.skus)
    assert all(sku.stock is not None and sku.stock > 0 for sku in found.skus)


def a_product_that_is_not_there_is_none(stage: SupplierStage) -> None:
    assert stage.platform.read_product(stage.token, "1", "HU") is None


def the_catalog_is_searched(stage: SupplierStage) -> None:
    found = product(stage)
    hits = stage.platform.search(stage.token, found.title.split()[0], "HU", 1)
    assert found.product_id in [hit.product_id for hit in hits]


def freight_is_offered_with_price_and_days(stage: SupplierStage) -> None:
    found = offers(stage)
    assert len(found) >= 2
    assert all(offer.fee.minor >= 0 and offer.fee.currency == "USD" for offer in found)
    assert all(offer.days_min and offer.days_max and offer.days_min <= offer.days_max for offer in found)


def what_is_placed_is_read_back_as_it_was_meant(stage: SupplierStage) -> None:
    order = draft(stage)
    answer = stage.platform.place(stage.token, order)
    found = stage.platform.read_order(stage.token, answer.trade_id)
    assert (found.status, found.skus) == ("unpay", order.skus)
    assert found.total == found.goods + found.freight
    assert order.reference in found.remark
    assert order.remark in found.remark
    assert (found.address.name, found.address.zip) == (ADDRESS.name, ADDRESS.zip)
    assert (found.address.country_code, found.address.phone) == (ADDRESS.country_code, ADDRESS.phone)
    assert found.pay_url == answer.pay_url


def the_freight_on_the_order_is_the_one_offered(stage: SupplierStage) -> None:
    order = draft(stage)
    (offer,) = [one for one in offers(stage) if one.vendor_code == order.vendor_code]
    found = stage.platform.read_order(stage.token, stage.platform.place(stage.token, order).trade_id)
    assert found.freight == offer.fee


def an_order_is_listed_in_the_window_of_its_creation_only(stage: SupplierStage) -> None:
    trade_id = placed(stage)
    created = stage.platform.read_order(stage.token, trade_id).created_at
    assert created
    around = (created - timedelta(seconds=1), created + timedelta(seconds=1))
    assert trade_id in [row.trade_id for row in stage.platform.list_orders(stage.token, created=around).orders]
    assert trade_id in [row.trade_id for row in stage.platform.list_orders(stage.token, modified=around).orders]
    before = (created - timedelta(hours=2), created - timedelta(hours=1))
    assert stage.platform.list_orders(stage.token, created=before).orders == ()


def goods_that_went_offline_are_refused_with_alibabas_code(stage: SupplierStage) -> None:
    order = draft(stage)
    stage.takes_offline(order.skus[0].product_id, offline=True)
    with pytest.raises(PlatformRefused) as raised:
        stage.platform.place(stage.token, order)
    stage.takes_offline(order.skus[0].product_id, offline=False)
    assert raised.value.code == "130106"


def the_first_payment_must_be_made_by_hand(stage: SupplierStage) -> None:
    stage.forgets_the_payment_method()
    trade_id = placed(stage)
    answer = stage.platform.pay(stage.token, trade_id)
    assert (answer.status, answer.reason) == ("PAY_FAILED", "NEVER_PAY_SUCCESS_IN_DROPSHIPER")
    assert answer.pay_url
    stage.pays_by_hand(trade_id, save_method=True)
    stage.settles()
    assert stage.platform.payment(stage.token, trade_id).status == "PAY_SUCCESS"


def a_saved_method_pays_by_itself_and_paying_again_says_that_it_is_paid(stage: SupplierStage) -> None:
    stage.pays_by_hand(placed(stage), save_method=True)
    trade_id = placed(stage)
    assert stage.platform.pay(stage.token, trade_id).status in {"PAYING", "PAY_SUCCESS"}
    stage.settles()
    assert stage.platform.payment(stage.token, trade_id).status == "PAY_SUCCESS"
    assert stage.platform.pay(stage.token, trade_id).status == "PAY_SUCCESS"


def an_unpaid_order_is_canceled(stage: SupplierStage) -> None:
    trade_id = placed(stage)
    stage.platform.cancel(stage.token, trade_id)
    assert stage.platform.read_order(stage.token, trade_id).status == "trade_close"


def parcels_are_told_with_and_without_the_tracking_permission(stage: SupplierStage) -> None:
    trade_id = placed(stage)
    stage.pays_by_hand(trade_id, save_method=True)
    stage.settles()
    assert stage.platform.read_parcels(stage.token, trade_id) == []
    stage.ships(trade_id, 2)
    tracked = stage.platform.read_parcels(stage.token, trade_id)
    assert len({parcel.number for parcel in tracked}) == 2
    assert all(parcel.carrier and parcel.url for parcel in tracked)
    stage.forbids("/order/logistics/tracking/get", forbidden=True)
    poorer = stage.platform.read_parcels(stage.token, trade_id)
    stage.forbids("/order/logistics/tracking/get", forbidden=False)
    assert {parcel.number for parcel in poorer} == {parcel.number for parcel in tracked}


def a_missing_permission_is_forbidden(stage: SupplierStage) -> None:
    trade_id = placed(stage)
    stage.forbids("/alibaba/order/cancel", forbidden=True)
    with pytest.raises(PlatformForbidden):
        stage.platform.cancel(stage.token, trade_id)
    stage.forbids("/alibaba/order/cancel", forbidden=False)


def a_connection_that_ended_is_unauthorized(stage: SupplierStage) -> None:
    pair = stage.platform.exchange(stage.agree())
    stage.ends_the_connection()
    with pytest.raises(PlatformUnauthorized):
        stage.platform.list_orders(pair.access_token)
    stage.token = stage.platform.exchange(stage.agree()).access_token


SUPPLIER_BATTERY = [
    a_code_is_exchanged_once,
    a_refreshed_token_opens_the_account,
    a_refresh_token_nobody_gave_out_needs_a_person,
    a_wrong_access_token_is_unauthorized,
    a_product_has_its_skus_prices_and_stock,
    a_product_that_is_not_there_is_none,
    the_catalog_is_searched,
    freight_is_offered_with_price_and_days,
    what_is_placed_is_read_back_as_it_was_meant,
    the_freight_on_the_order_is_the_one_offered,
    an_order_is_listed_in_the_window_of_its_creation_only,
    goods_that_went_offline_are_refused_with_alibabas_code,
    the_first_payment_must_be_made_by_hand,
    a_saved_method_pays_by_itself_and_paying_again_says_that_it_is_paid,
    an_unpaid_order_is_canceled,
    parcels_are_told_with_and_without_the_tracking_permission,
    a_missing_permission_is_forbidden,
    a_connection_that_ended_is_unauthorized,
]
