import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.sandbox.pretended_alibaba import CHINA_BUYER, PretendedAlibaba, alibaba_running


@pytest.fixture
def alibaba(tmp_path: Path) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path) as running:
        running.connect()
        yield running


PACIFIC = ZoneInfo("America/Los_Angeles")


def edge(minutes: float) -> dict[str, str]:
    moment = datetime.now(UTC) + timedelta(minutes=minutes)
    return {"date_str": f"{moment.astimezone(PACIFIC):%Y-%m-%d %H:%M:%S}"}


def listed(alibaba: PretendedAlibaba, **filters: Any) -> list[str]:
    reply = alibaba.call("/alibaba/order/list", **{"role": "buyer", "page_size": "100", **filters})
    return [entry["trade_id"] for entry in reply["value"]["order_list"]]


def test_orders_are_listed_newest_first_in_pages(alibaba: PretendedAlibaba) -> None:
    made = [alibaba.placed() for _ in range(3)]
    reply = alibaba.call("/alibaba/order/list", role="buyer", start_page="1", page_size="2")["value"]
    assert reply["total_count"] == 3
    assert [entry["trade_id"] for entry in reply["order_list"]] == [made[0]]
    assert listed(alibaba, page_size="2") == [made[2], made[1]]


def test_a_listed_order_has_its_dates_in_pacific_time(alibaba: PretendedAlibaba) -> None:
    alibaba.placed()
    entry = alibaba.call("/alibaba/order/list", role="buyer")["value"]["order_list"][0]
    assert entry["create_date"]["timestamp"] == pytest.approx(time.time() * 1000, abs=60_000)
    written = datetime.fromtimestamp(entry["create_date"]["timestamp"] / 1000, PACIFIC)
    assert entry["create_date"]["format_date"] == f"{written:%b. %d, %Y, %H:%M:%S %Z}."


@pytest.mark.parametrize(("since", "until", "found"), [(-5, 5, 1), (-60, -5, 0), (5, 60, 0)])
@pytest.mark.parametrize("by", ["create", "modified"])
def test_orders_are_found_by_their_window(
    alibaba: PretendedAlibaba, by: str, since: float, until: float, found: int
) -> None:
    alibaba.placed()
    window = {f"{by}_date_start": edge(since), f"{by}_date_end": edge(until)}
    assert len(listed(alibaba, **window)) == found


def test_a_window_is_read_in_pacific_time_and_not_in_utc(alibaba: PretendedAlibaba) -> None:
    alibaba.placed()
    utc = {"date_str": f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%d %H:%M:%S}"}
    assert listed(alibaba, create_date_start=utc) == []


def test_a_window_may_be_given_as_a_timestamp(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    assert listed(alibaba, create_date_start={"date_timestamp": int(time.time() * 1000) - 60_000}) == [trade_id]
    assert listed(alibaba, create_date_start={"date_timestamp": int(time.time() * 1000) + 60_000}) == []


def test_a_changed_order_is_found_by_its_change(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    entry = alibaba.call("/alibaba/order/list", role="buyer")["value"]["order_list"][0]
    after = {"date_timestamp": entry["modify_date"]["timestamp"] + 1}
    assert listed(alibaba, modified_date_start=after) == []
    alibaba.call("/alibaba/order/cancel", trade_id=trade_id)
    assert listed(alibaba, modified_date_start=after) == [trade_id]


def test_orders_are_filtered_by_status(alibaba: PretendedAlibaba) -> None:
    cancelled, open_ = alibaba.placed(), alibaba.placed()
    alibaba.call("/alibaba/order/cancel", trade_id=cancelled)
    assert listed(alibaba, status="unpay") == [open_]
    assert listed(alibaba, status="trade_close") == [cancelled]


def test_a_list_holds_only_the_callers_orders_as_buyer(alibaba: PretendedAlibaba) -> None:
    alibaba.placed()
    assert listed(alibaba, role="seller") == []
    alibaba.connect(CHINA_BUYER)
    assert listed(alibaba) == []


@pytest.mark.parametrize(
    "filters",
    [
        {"role": "friend"},
        {"page_size": "101"},
        {"page_size": "0"},
        {"start_page": "-1"},
        {"create_date_start": "yesterday"},
        {"create_date_end": {"date_str": "2026-01-01"}},
        {"modified_date_end": {}},
    ],
)
def test_an_unreadable_filter_is_refused(alibaba: PretendedAlibaba, filters: dict[str, Any]) -> None:
    assert alibaba.call("/alibaba/order/list", **{"role": "buyer", **filters})["code"] == "InvalidParameter"


def test_an_unpaid_order_has_the_payment_link_among_its_actions(alibaba: PretendedAlibaba) -> None:
    trade_id = alibaba.placed()
    value = alibaba.call("/alibaba/order/get", e_trade_id=trade_id, data_select="statusAction")["value"]
    assert value["status_action"]["status"] == "unpay"
    assert value["status_action"]["actions"][0]["value"] == f"{alibaba.url}/pay/{trade_id}"
    assert "status_action" not in alibaba.order(trade_id)


def test_a_restart_finds_orders_tokens_ledger_and_what_is_due_again(tmp_path: Path) -> None:
    with alibaba_running(tmp_path) as before:
        before.connect()
        token, trade_id = before.token, before.placed()
        before.control("POST", f"/orders/{trade_id}/pay", {"save_method": True})
        ledger, order = before.effects(), before.order(trade_id)
    with alibaba_running(tmp_path) as after:
        after.token = token
        assert after.effects() == ledger
        assert {**after.order(trade_id), "order_products": 0} == {**order, "order_products": 0}
        after.advance(60)
        assert after.order(trade_id)["trade_status"] == "paid"
        assert after.pay(after.placed())["value"]["status"] == "PAYING"
