"""The mail about alerts, in the shop's language: plain text, and of the customer nothing but the order's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sourcing.alerts import rules
from sourcing.alerts.show_alerts import AlertView
from sourcing.alerts.words import ENGLISH, HUNGARIAN, Words
from sourcing.money import Money
from sourcing.purchasing.days import zone
from sourcing.shops.model import Shop


def write_letter(shop: Shop, alerts: Sequence[AlertView], app_page: str, *, more: bool) -> tuple[str, str]:
    """Subject and text."""
    words = HUNGARIAN if shop.locale.lower().split("-")[0] == "hu" else ENGLISH
    name = shop.name or shop.domain
    first = _sentence(words, alerts[0], shop.timezone)
    subject = words.subject_one.format(first=first) if len(alerts) == 1 and not more else words.subject_many
    lines = [words.greeting.format(shop=name), ""]
    for alert in alerts:
        lines += [f"- {_sentence(words, alert, shop.timezone)}", f"  {_remedy(words, alert)}"]
        if alert.order_id is not None:
            lines.append(f"  {app_page}/orders/{alert.order_id}")
        lines.append("")
    if more:
        lines += [words.more, ""]
    lines += [words.closing.format(home=app_page), words.why]
    return _one_line(subject.format(shop=name)), "\n".join(lines)


def _sentence(words: Words, alert: AlertView, timezone: str) -> str:
    holes = {"order": alert.order_name, "supplier": alert.supplier, "title": alert.title, **_numbers(words, alert)}
    data = alert.data
    for moment in ("ends_at", "paid_at", "moved_at"):
        if moment in data:
            local = datetime.fromisoformat(data[moment]).astimezone(zone(timezone))
            holes[moment] = local.strftime(words.day)
    return words.sentences[_which(alert)].format(**{"number": "", "carrier": "", "days": "", **data, **holes})


def _which(alert: AlertView) -> str:
    """The sentence with amounts where there are any."""
    if alert.kind in (rules.PRICE_RISEN, rules.CAP_REACHED) and _has(alert.data, "value", "limit"):
        return f"{alert.kind}_amounts"
    return alert.kind


def _has(data: dict[str, Any], *names: str) -> bool:
    return all(isinstance(data.get(name), int) for name in names)


def _numbers(words: Words, alert: AlertView) -> dict[str, str]:
    """The amounts of the deciding reason, as the language writes them."""
    currency = str(alert.data.get("currency", ""))
    amounts = {}
    for name in ("value", "limit"):
        if isinstance(minor := alert.data.get(name), int):
            amounts[name] = str(Money(minor, currency)).replace(".", words.decimal_point).strip()
    return amounts


def _remedy(words: Words, alert: AlertView) -> str:
    """The reason's own remedy in English; in other languages the kind's, as only the pages have all of them."""
    return words.remedies.get(alert.kind) or alert.remedy


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
