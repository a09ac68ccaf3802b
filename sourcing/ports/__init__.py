"""What the business needs from the two platforms, in its own words.

`platforms/` implements these protocols; every amount is in minor units, every time aware UTC. All methods raise
`sourcing.errors.PlatformError` subclasses and nothing else: reads raise PlatformUnreachable where an effect would
raise OutcomeUnknown.
"""

from sourcing.ports.shared import (
    Address,
    Doorbell,
    ShopAccess,
    TokenPair,
)
from sourcing.ports.shop import (
    FulfillmentItem,
    OrderPage,
    ShopFacts,
    ShopFulfillment,
    ShopFulfillmentOrder,
    ShopFulfillmentOrderLine,
    ShopOrder,
    ShopOrderLine,
    ShopPlatform,
    ShopService,
    ShopVariant,
    Tracking,
    VariantPage,
)
from sourcing.ports.supplier import (
    FoundProduct,
    FreightOffer,
    ListedOrder,
    ListedOrders,
    NewSupplierOrder,
    ParcelEvent,
    PaymentAnswer,
    PlacedOrder,
    PriceStep,
    SupplierOrder,
    SupplierParcel,
    SupplierPlatform,
    SupplierProduct,
    SupplierSku,
    WantedSku,
)

__all__ = [
    "Address",
    "Doorbell",
    "FoundProduct",
    "FreightOffer",
    "FulfillmentItem",
    "ListedOrder",
    "ListedOrders",
    "NewSupplierOrder",
    "OrderPage",
    "ParcelEvent",
    "PaymentAnswer",
    "PlacedOrder",
    "PriceStep",
    "ShopAccess",
    "ShopFacts",
    "ShopFulfillment",
    "ShopFulfillmentOrder",
    "ShopFulfillmentOrderLine",
    "ShopOrder",
    "ShopOrderLine",
    "ShopPlatform",
    "ShopService",
    "ShopVariant",
    "SupplierOrder",
    "SupplierParcel",
    "SupplierPlatform",
    "SupplierProduct",
    "SupplierSku",
    "TokenPair",
    "Tracking",
    "VariantPage",
    "WantedSku",
]
