"""How a mutation is run: in one transaction, with refusals turned into userErrors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.shopify.call import Call, Refusal, Resolver
from sandbox.shopify.webhooks.outbox import new_event

Mutation = Callable[[Call, Mapping[str, Any]], dict[str, Any]]


def mutation(run: Mutation) -> Resolver:
    """All of it is kept, or nothing when it is refused; then the payload's fields are null and userErrors says why."""

    def answer(call: Call, _source: Any, arguments: Mapping[str, Any]) -> dict[str, Any]:
        call.forget()
        try:
            with call.shop.world.store.change():
                new_event(call.shop)
                payload = run(call, arguments)
        except Refusal as refusal:
            return {"userErrors": [refusal.as_user_error()]}
        finally:
            call.forget()
        call.shop.world.ring()
        return {**payload, "userErrors": []}

    return answer
