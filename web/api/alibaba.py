"""The connection to Alibaba."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.shops import connect_alibaba
from sourcing.shops.show_alibaba import show_alibaba
from web.api.answer import answer
from web.api.schemas import AlibabaOut, ConnectOut
from web.api.screen import screen
from web.asking import shop_id

alibaba = screen("alibaba", "The merchant's account at Alibaba.")


@alibaba.get("/alibaba", responses={200: AlibabaOut})
def get_alibaba() -> Response:
    """Who is connected, until when, and whether a payment method is saved there."""
    return answer(AlibabaOut, show_alibaba(shop_id()))


@alibaba.post("/alibaba/connect", responses={200: ConnectOut})
def connect() -> Response:
    """Begin to connect: answers where the merchant logs in."""
    url = connect_alibaba.begin(wiring.outside(), shop_id())
    return answer(ConnectOut, ConnectOut(authorize_url=url))


@alibaba.post("/alibaba/disconnect", responses={200: AlibabaOut})
def disconnect() -> Response:
    """Forget the account; what is placed there stays placed."""
    connect_alibaba.disconnect(wiring.outside(), shop_id())
    return answer(AlibabaOut, show_alibaba(shop_id()))
