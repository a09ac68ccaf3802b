"""A product as `/eco/buyer/product/description` shows it (platform facts, section 3.3)."""

from typing import Any

from sandbox.alibaba.goods import Product, Sku
from sandbox.alibaba.money import CURRENCY, as_text


def describe_product(product: Product, base_url: str) -> dict[str, Any]:
    """The whole `result_data`."""
    picture = f"{base_url}/images/{product.image}.svg"
    return {
        "product_id": product.product_id,
        "title": product.title,
        "description": f"<p>{product.title}. Ships from {product.supplier.city}.</p>",
        "detail_url": f"{base_url}/products/{product.product_id}",
        "status": product.status,
        "supplier": product.supplier.name,
        "eCompanyId": product.supplier.e_company_id,
        "main_image": picture,
        "images": [picture],
        "video_url": None,
        "category": product.category,
        "category_id": None,
        "currency": CURRENCY,
        "min_order_quantity": str(product.minimum),
        "mode_id": None,
        "wholesale_trade": _wholesale(product),
        "skus": [_sku(product, sku, picture) for sku in product.skus],
    }


def inventory_of(product: Product) -> list[dict[str, Any]]:
    """Pieces left of each SKU."""
    return [
        {
            "product_id": product.product_id,
            "sku_id": sku.sku_id,
            "inventory_count": sku.stock,
            "inventory_unit": "Piece",
        }
        for sku in product.skus
    ]


def _wholesale(product: Product) -> dict[str, Any]:
    return {
        "unit_type": "Piece",
        "sale_type": "normal",
        "batch_number": None,
        "price": as_text(product.unit_price(product.minimum)),
        "handling_time": "7",
        "min_order_quantity": str(product.minimum),
        "weight": f"{product.skus[0].grams / 1000:.3f}",
        "package_size": None,
        "volume": None,
        "shipping_line_template_id": None,
        "deliver_periods": [{"quantity": "100", "process_period": "7"}],
    }


def _sku(product: Product, sku: Sku, picture: str) -> dict[str, Any]:
    price = as_text(product.unit_price(product.minimum))
    return {
        "sku_id": sku.sku_id,
        "product_id": product.product_id,
        "seller_sku_id": None,
        "status": "NORMAL",
        "unit": "Piece",
        "image": picture,
        "sku_attr_list": [
            {
                "attr_name_id": str(index + 1),
                "attr_name_desc": name,
                "attr_value_id": f"{index + 1}0{len(value)}",
                "attr_value_desc": value,
                "attr_value_image": None,
            }
            for index, (name, value) in enumerate(sku.attributes.items())
        ],
        "ladder_price": [
            {"min_quantity": rung.low, "max_quantity": rung.high, "price": as_text(rung.cents), "currency": CURRENCY}
            for rung in product.ladder
        ],
        "cost_origin_price": price,
        "cost_discount_price": price,
        "shipping_fee": None,
        "total_origin_cost_price": price,
        "total_discount_cost_price": price,
        "cost_price_currency": CURRENCY,
    }
