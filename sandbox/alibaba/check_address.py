"""Whether a parcel would arrive at an address of an order (platform facts, section 3.1)."""

from typing import Any

from sandbox.alibaba.refusals import business, invalid, missing

REQUIRED = ("address", "contact_person", "country", "country_code")
# A tariff needs the whole address (800022); which countries ask for a province is the sandbox's own choice.
WITH_PROVINCE = frozenset({"US", "CA", "AU", "MX"})


def check_address(address: object) -> dict[str, Any]:
    """The address when it is complete; raises RefusedError naming what is missing."""
    if not isinstance(address, dict):
        raise missing("logistics_detail.shipment_address")
    for name in REQUIRED:
        if not str(address.get(name) or "").strip():
            raise missing(f"logistics_detail.shipment_address.{name}")
    country = str(address["country_code"])
    if len(country) != 2 or not country.isalpha() or not country.isupper():
        raise invalid("country_code", f"'{country}' is not a two-letter country code")
    wanted = ["city", "zip", *(["province"] if country in WITH_PROVINCE else [])]
    lacking = [name for name in wanted if not str(address.get(name) or "").strip()]
    if lacking:
        raise business("800022", f"The tariff needs the full address: {', '.join(lacking)} missing")
    for name in ("telephone", "fax"):
        if address.get(name) is not None and not isinstance(address[name], dict):
            raise invalid(name, "it is an object of country, area and number")
    return address
