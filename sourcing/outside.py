"""Everything a use case needs from beyond the database, handed in by wiring.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sourcing.clock import Clock
from sourcing.crypto import Secrets
from sourcing.ports import Doorbell, ShopPlatform, SupplierPlatform
from sourcing.ports.mail import Postman
from sourcing.problems import Explanation


@dataclass(frozen=True, slots=True)
class Outside:
    """The two platforms, the doorbell, the time and the keys; `app_url` is where Shopify's callbacks reach us."""

    shops: ShopPlatform
    suppliers: SupplierPlatform
    doorbell: Doorbell
    clock: Clock
    secrets: Secrets
    app_url: str
    explanations: Mapping[str, Explanation]
    # None: no mail server is set up, and nothing is told by mail.
    postman: Postman | None = None
    # The app's home page in a shop's admin, with {store} in it.
    app_home: str = ""

    def app_page(self, domain: str) -> str:
        """The app's home page in this shop's admin; its other pages stand below it."""
        return self.app_home.replace("{store}", domain.removesuffix(".myshopify.com"))
