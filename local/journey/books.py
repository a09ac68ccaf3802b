"""What the two sandboxes' ledgers say of a walk, and where they disagree with what Caravan says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from local.journey.doors import Door, Json
from local.journey.scenarios import Walked
from local.journey.stage import Stage


@dataclass(frozen=True, slots=True)
class Calls:
    """Outside calls answered so far by both platforms, and the points that Shopify's took."""

    shopify: int
    alibaba: int
    points: int

    def since(self, before: Calls) -> Calls:
        """What came on top."""
        return Calls(self.shopify - before.shopify, self.alibaba - before.alibaba, self.points - before.points)


@dataclass(frozen=True, slots=True)
class Books:
    """One walk by the ledgers: amounts as decimal strings with their currency, `problems` where they disagree."""

    placed: int
    placed_total: str
    paid: int
    paid_total: str
    paid_by: str
    shipped: int
    fulfillments: int
    tracking: str
    requests: int
    problems: tuple[str, ...]


def calls_so_far(stage: Stage) -> Calls:
    """Count at both platforms."""
    shopify, alibaba = stage.shopify.get("/_sandbox/requests"), stage.alibaba.get("/_sandbox/requests")
    return Calls(shopify["total"], alibaba["total"], shopify["graphql_points"])


def read_books(stage: Stage, walked: Walked) -> Books:
    """Judge a walk by the ledgers alone; Caravan's own page is only compared with them."""
    at_alibaba = [e for e in _entries(stage.alibaba) if e.get("trade_id") in walked.trade_ids]
    in_shop = [e for e in _entries(stage.shopify) if e.get("order_id") == walked.order_id]
    created, paid = _of(at_alibaba, "order_created"), _of(at_alibaba, "order_paid")
    fulfilled = _of(in_shop, "fulfillment_created")
    page = stage.merchant.find_order(walked.order_name)
    return Books(
        placed=len(created),
        placed_total=_sum(created, "total"),
        paid=len(paid),
        paid_total=_sum(paid, "amount"),
        paid_by=", ".join(sorted({e["by"] for e in paid})) or "nobody",
        shipped=len(_of(at_alibaba, "shipped")),
        fulfillments=len(fulfilled),
        tracking=", ".join(t["number"] for e in fulfilled for t in e["tracking"] or []),
        requests=len(_of(in_shop, "request_accepted")),
        problems=tuple(_disagreements(walked, created, paid, fulfilled, page)),
    )


def strangers(stage: Stage, known: set[str]) -> list[str]:
    """Orders at Alibaba that no walk knows of: nobody ordered them."""
    return [e["trade_id"] for e in _of(_entries(stage.alibaba), "order_created") if e["trade_id"] not in known]


def _disagreements(
    walked: Walked, created: list[Json], paid: list[Json], fulfilled: list[Json], page: Json | None
) -> list[str]:
    wrong = []
    trades = sorted(walked.trade_ids)
    if sorted(e["trade_id"] for e in created) != trades:
        wrong.append(f"placed at Alibaba: {[e['trade_id'] for e in created]}, Caravan knows {trades}")
    if sorted(e["trade_id"] for e in paid) != trades:
        wrong.append(f"paid at Alibaba: {[e['trade_id'] for e in paid]}, wanted each of {trades} once")
    expected_by = "api" if walked.scenario.method_saved else "person"
    if {e["by"] for e in paid} - {expected_by}:
        wrong.append(f"paid by {[e['by'] for e in paid]}, wanted {expected_by}")
    shipped_lines = [(line["line_item_id"]) for e in fulfilled for line in e["lines"]]
    if len(fulfilled) != len(trades) or len(set(shipped_lines)) != len(shipped_lines):
        wrong.append(f"{len(fulfilled)} fulfillments in the shop for {len(trades)} purchases")
    if page is None:
        return [*wrong, "Caravan does not show the order"]
    said = {p["trade_id"]: (p["total"] or {}).get("minor") for p in page["purchases"]}
    real = {e["trade_id"]: _minor(e["total"]) for e in created}
    if said != real:
        wrong.append(f"Caravan shows the amounts {said}, Alibaba {real}")
    if page["stage"] != "delivered":
        wrong.append(f"Caravan shows the order as {page['stage']}")
    return wrong


def _entries(door: Door) -> list[Json]:
    found: list[Json] = door.get("/_sandbox/ledger", after=0)["entries"]
    return found


def _of(entries: list[Json], effect: str) -> list[Json]:
    return [entry for entry in entries if entry["effect"] == effect]


def _sum(entries: list[Json], name: str) -> str:
    if not entries:
        return "-"
    total = sum(_minor(entry[name]) for entry in entries)
    return f"{total / 100:.2f} {entries[0][name]['currency']}"


def _minor(amount: Any) -> int:
    """Minor units of a ledger's amount, all in currencies of two decimals."""
    return round(float(amount["amount"]) * 100)
