"""What the API under /api takes and gives: the frontend's types are generated from these.

Money travels as minor units with its currency; moments as ISO 8601 UTC; ids are ours unless named gid.
"""

from web.api.schemas.checkout import (
    CheckoutIn,
    CheckoutOrderOut,
    CheckoutOut,
    PaymentsOut,
)
from web.api.schemas.home import (
    HelpOut,
    HomeOut,
    MeOut,
    SetupStepOut,
    SpendOut,
)
from web.api.schemas.orders import (
    FulfillmentOrderOut,
    OrderLineOut,
    OrderOut,
    OrderRowOut,
    OrdersOut,
    TimelineEntryOut,
)
from web.api.schemas.products import (
    FoundProductOut,
    FoundProductsOut,
    LinkOut,
    LinkPartIn,
    LinksIn,
    SupplierProductOut,
    SupplierSkuOut,
    VariantOut,
    VariantsOut,
)
from web.api.schemas.purchases import (
    NotDoneOut,
    OfferIn,
    OfferOut,
    ParcelEventOut,
    ParcelOut,
    PurchaseLineOut,
    PurchaseOut,
    PurchasesIn,
    ShipmentOut,
    WantedOut,
)
from web.api.schemas.settings import (
    AlibabaOut,
    ConnectOut,
    SettingsIn,
    SettingsOut,
)
from web.api.schemas.shared import (
    AddressOut,
    ErrorOut,
    ExplanationOut,
    MoneyOut,
    ProblemOut,
    Schema,
    Stage,
    SumsOut,
)

__all__ = [
    "AddressOut",
    "AlibabaOut",
    "CheckoutIn",
    "CheckoutOrderOut",
    "CheckoutOut",
    "ConnectOut",
    "ErrorOut",
    "ExplanationOut",
    "FoundProductOut",
    "FoundProductsOut",
    "FulfillmentOrderOut",
    "HelpOut",
    "HomeOut",
    "LinkOut",
    "LinkPartIn",
    "LinksIn",
    "MeOut",
    "MoneyOut",
    "NotDoneOut",
    "OfferIn",
    "OfferOut",
    "OrderLineOut",
    "OrderOut",
    "OrderRowOut",
    "OrdersOut",
    "ParcelEventOut",
    "ParcelOut",
    "PaymentsOut",
    "ProblemOut",
    "PurchaseLineOut",
    "PurchaseOut",
    "PurchasesIn",
    "Schema",
    "SettingsIn",
    "SettingsOut",
    "SetupStepOut",
    "ShipmentOut",
    "SpendOut",
    "Stage",
    "SumsOut",
    "SupplierProductOut",
    "SupplierSkuOut",
    "TimelineEntryOut",
    "VariantOut",
    "VariantsOut",
    "WantedOut",
]
