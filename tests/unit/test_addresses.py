from __future__ import annotations

from dataclasses import replace

import pytest

from sourcing.orders.addresses import completed, faults_of
from sourcing.ports import Address
from sourcing.purchasing.settled import is_settled

HU = Address("Anna Kiss", "", "Fő utca 1", "", "Budapest", "", "", "1011", "Hungary", "HU", "+3612345678")
US = Address("Ann Lee", "", "1 Main St", "", "Los Angeles", "California", "", "90001", "", "US", "+13105550100")


@pytest.mark.parametrize(
    "address",
    [
        HU,
        US,
        replace(US, province="CA"),
        replace(HU, country_code="SG", city="Singapore", zip="018956"),
        replace(HU, country_code="HK", zip="", city="Kowloon", province="Kowloon"),
        replace(HU, country_code="GB", city="London", zip="SW1A 1AA"),
        replace(HU, country_code="AE", zip="", city="Dubai", province="Dubai"),
        replace(HU, country_code="JP", zip="100-0001", city="Chiyoda", province="Tokyo"),
    ],
)
def test_addresses_as_their_countries_write_them_have_no_faults(address: Address) -> None:
    assert faults_of(address) == []


@pytest.mark.parametrize(
    ("address", "field", "kind"),
    [
        (replace(HU, zip="AB-1"), "zip", "wrong"),
        (replace(HU, zip=""), "zip", "missing"),
        (replace(HU, name=" "), "name", "missing"),
        (replace(HU, phone=""), "phone", "missing"),
        (replace(HU, phone="12-3"), "phone", "wrong"),
        (replace(US, province=""), "province", "missing"),
        (replace(US, province="Bavaria"), "province", "wrong"),
        (replace(US, zip="1011"), "zip", "wrong"),
        (replace(HU, country_code="ZZ"), "country_code", "wrong"),
        (replace(HU, country_code="../x"), "country_code", "wrong"),
        (replace(HU, country_code=""), "country_code", "missing"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(address: Address, field: str, kind: str) -> None:
    assert [(fault.field, fault.kind) for fault in faults_of(address)] == [(field, kind)]


def test_names_and_the_code_of_the_province_follow_from_the_fields() -> None:
    whole = completed(replace(US, province="california"), None)
    assert (whole.province, whole.province_code, whole.country) == ("California", "CA", "United States")
    assert completed(HU, {"country_code": "HU", "country": "Magyarország"}).country == "Magyarország"


def test_an_order_is_settled_once_all_that_is_left_of_it_stands_at_the_supplier() -> None:
    assert not is_settled([])
    assert not is_settled([("cancelled", "1")])
    assert not is_settled([("placed", "1"), ("quoted", None)])
    assert not is_settled([("refused", None)])
    assert is_settled([("held", "1"), ("cancelled", None), ("placing", None)])
