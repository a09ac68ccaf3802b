"""`/eco/buyer/product/search` (platform facts, section 3.3)."""

from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.goods import Product
from sandbox.alibaba.money import as_text

MOST_PER_PAGE = 50


def search_products(call: Call) -> Reply:
    """Products online whose title or category has every word of the keyword, a page of them (pages from 1)."""
    query = call.json_object("param0")
    keyword, size, index = query.get("keyword"), query.get("size"), query.get("index")
    if not keyword or not _whole(size, MOST_PER_PAGE) or not _whole(index, None):
        return {"result": {"result_code": "400", "result_msg": "Parameter format is error!"}}
    words = str(keyword).lower().split()
    origin = str(query.get("shipFrom") or "").upper()
    found = [
        product
        for product in call.world.goods.all()
        if product.online and _has(product, words) and origin in ("", product.supplier.dispatch)
    ]
    size, index = int(str(size)), int(str(index))
    page = found[(index - 1) * size : index * size]
    return {
        "result": {
            "result_code": "200",
            "result_msg": "request success",
            "data": {
                "products": [_entry(product, call.base_url) for product in page],
                "pagination": {
                    "current": index,
                    "page_count": -(-len(found) // size),
                    "page_size": size,
                    "total_product_count": len(found),
                },
            },
        }
    }


def _has(product: Product, words: list[str]) -> bool:
    text = f"{product.title} {product.category}".lower()
    return all(word in text for word in words)


def _entry(product: Product, base_url: str) -> dict[str, Any]:
    picture = f"{base_url}/images/{product.image}.svg"
    return {
        "product_id": product.product_id,
        "title": product.title,
        "price": as_text(product.unit_price(product.minimum)),
        "permalink": f"{base_url}/products/{product.product_id}",
        "image": {"main_image": picture, "multi_image": [picture]},
    }


def _whole(value: object, most: int | None) -> bool:
    text = str(value)
    return text.isdigit() and int(text) >= 1 and (most is None or int(text) <= most)
