"""`/alibaba/order/get` and `/alibaba/order/list` (platform facts, section 3.2)."""

from typing import Any

from sandbox.alibaba.call import Call, Reply
from sandbox.alibaba.order_reply import describe_order
from sandbox.alibaba.refusals import invalid
from sandbox.alibaba.stamps import format_date, parse_window_edge

MOST_PER_PAGE = 100


def get_order(call: Call) -> Reply:
    """One order with its lines and all its amounts."""
    order = call.own_order(call.text("e_trade_id"))
    wanted = {name.strip() for name in call.optional("data_select").split(",")}
    return {"value": describe_order(order, call.buyer, call.base_url, with_actions="statusAction" in wanted)}


def list_orders(call: Call) -> Reply:
    """A page of the buyer's orders, newest first, by window of creation and of last change."""
    role = call.text("role")
    if role not in ("buyer", "seller"):
        raise invalid("role", "it is neither buyer nor seller")
    start, size = _number(call, "start_page", 0, None), _number(call, "page_size", 10, MOST_PER_PAGE)
    entries = _matching(call) if role == "buyer" else []
    return {
        "value": {
            "total_count": len(entries),
            "order_list": [_entry(entry) for entry in entries[start * size : (start + 1) * size]],
        }
    }


def _matching(call: Call) -> list[dict[str, Any]]:
    created = [parse_window_edge(name, call.optional(name)) for name in ("create_date_start", "create_date_end")]
    modified = [parse_window_edge(name, call.optional(name)) for name in ("modified_date_start", "modified_date_end")]
    by, (since, until) = ("modified", modified) if any(modified) else ("created", created)
    entries = call.world.orders.entries(call.buyer.account_id, by, since, _whole_second(until))
    if by == "modified":
        entries = [entry for entry in entries if _within(entry["created"], created[0], _whole_second(created[1]))]
    status = call.optional("status")
    chosen = [entry for entry in entries if status in ("", entry["trade_status"])]
    return sorted(chosen, key=lambda entry: (entry["created"], entry["trade_id"]), reverse=True)


def _whole_second(edge: int | None) -> int | None:
    """The edge is written in whole seconds, so the last second of a window belongs to it."""
    return None if edge is None else edge // 1000 * 1000 + 999


def _within(moment: int, since: int | None, until: int | None) -> bool:
    return (since is None or moment >= since) and (until is None or moment <= until)


def _number(call: Call, name: str, default: int, most: int | None) -> int:
    text = call.optional(name, str(default))
    if not text.isdigit() or (most is not None and not 1 <= int(text) <= most):
        raise invalid(name, "it is not a whole number" + (f" from 1 to {most}" if most else " from 0"))
    return int(text)


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "trade_id": entry["trade_id"],
        "trade_status": entry["trade_status"],
        "create_date": format_date(entry["created"]),
        "modify_date": format_date(entry["modified"]),
    }
