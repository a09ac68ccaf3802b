"""Every API of the gateway by its path."""

from sandbox.alibaba.apis.calculate_freight import calculate_basic_freight, calculate_freight
from sandbox.alibaba.apis.cancel_order import cancel
from sandbox.alibaba.apis.exchange_token import TokenHandler, create_token, refresh_token
from sandbox.alibaba.apis.follow_logistics import query_logistics, track_parcels
from sandbox.alibaba.apis.pay_orders import pay, query_merge_pay, query_pay_result
from sandbox.alibaba.apis.place_order import place_order
from sandbox.alibaba.apis.read_orders import get_order, list_orders
from sandbox.alibaba.apis.read_products import describe_product, describe_products, read_inventory
from sandbox.alibaba.apis.search_products import search_products
from sandbox.alibaba.call import Handler

PAY_PATH = "/alibaba/dropshipping/order/pay"

TOKEN_APIS: dict[str, TokenHandler] = {
    "/auth/token/create": create_token,
    "/auth/token/refresh": refresh_token,
}

BUYER_APIS: dict[str, Handler] = {
    "/order/freight/calculate": calculate_freight,
    "/shipping/freight/calculate": calculate_basic_freight,
    "/buynow/order/create": place_order,
    PAY_PATH: pay,
    "/alibaba/order/pay/result/query": query_pay_result,
    "/order/merge/pay/query": query_merge_pay,
    "/alibaba/order/cancel": cancel,
    "/alibaba/order/get": get_order,
    "/alibaba/order/list": list_orders,
    "/order/logistics/query": query_logistics,
    "/order/logistics/tracking/get": track_parcels,
    "/eco/buyer/product/description": describe_product,
    "/eco/buyer/product/batch/description": describe_products,
    "/eco/buyer/product/inventory": read_inventory,
    "/eco/buyer/product/search": search_products,
}
