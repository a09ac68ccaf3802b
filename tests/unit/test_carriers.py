from __future__ import annotations

import pytest

from sourcing.fulfillment.carriers import shopify_carrier


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("4px", "4PX"),
        ("4PX", "4PX"),
        ("yunexpress", "YunExpress"),
        ("Yun Express", "YunExpress"),
        ("CHINA-POST", "China Post"),
        ("dhl ecommerce asia", "DHL eCommerce Asia"),
        ("FEDEX", "FedEx"),
    ],
)
def test_a_carrier_that_shopify_knows_gets_its_exact_name(said: str, spelled: str) -> None:
    assert shopify_carrier(said) == spelled


@pytest.mark.parametrize("said", ["Camel & Sons", "", "DHL", "顺丰"])
def test_another_keeps_the_name_it_came_with(said: str) -> None:
    assert shopify_carrier(said) == said
