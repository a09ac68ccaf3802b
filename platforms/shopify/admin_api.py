"""The one wrapper through which every Admin API operation goes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from platforms.http import Channel, Outgoing, Reply
from platforms.reading import Json
from platforms.shopify.classify import data_of
from platforms.shopify.endpoint import endpoint
from platforms.shopify.load_operation import load_operation
from sourcing.errors import PlatformRefused
from sourcing.ports import ShopAccess

T = TypeVar("T")

API_VERSION = "2026-10"


class AdminApi:
    """Runs operations by their file's name in one API version, through one channel."""

    def __init__(self, channel: Channel, version: str = API_VERSION) -> None:
        self._channel = channel
        self._version = version

    def run(self, access: ShopAccess, name: str, variables: Mapping[str, Any], read: Callable[[Json], T]) -> T:
        """Send the operation and hand its `data` to `read`, whose result is returned.

        A mutation is an effect: without a usable answer it raises OutcomeUnknown, a query PlatformUnreachable.
        """
        operation = load_operation(name)
        try:
            url, headers = endpoint(access, self._version)
        except ValueError as error:
            raise PlatformRefused(self._channel.platform, name, "NOT_A_SHOP", str(error)) from error
        body = json.dumps({"query": operation.text, "variables": dict(variables)}).encode()

        def take(reply: Reply) -> T:
            return read(data_of(reply))

        return self._channel.ask(name, Outgoing("POST", url, headers, body), take, effect=operation.is_mutation)
