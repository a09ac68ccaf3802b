import hashlib
import hmac
import json
import queue
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.pretended_alibaba import BUYER, EARBUDS, PretendedAlibaba, alibaba_running

WAIT_SECONDS = 10
TOPIC = "ICBU_TRADE_SYNC_MSG"


class Inbox:
    """An app that takes messages: what came, and how it answers."""

    def __init__(self) -> None:
        self.came: queue.Queue[tuple[str, str, bytes]] = queue.Queue()
        self.answer: Callable[[], int] = lambda: 200

    def next(self) -> tuple[str, str, bytes]:
        return self.came.get(timeout=WAIT_SECONDS)

    def next_status(self) -> str:
        status: str = json.loads(self.next()[2])["data"]["status"]
        return status


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def app_url(inbox: Inbox) -> Iterator[str]:
    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            inbox.came.put((self.path, self.headers["Authorization"], body))
            status = inbox.answer()
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def alibaba(tmp_path: Path, app_url: str) -> Iterator[PretendedAlibaba]:
    with alibaba_running(tmp_path, app_url) as running:
        running.connect()
        yield running


def outcomes(alibaba: PretendedAlibaba, wanted: str, attempts: int = 0) -> list[dict[str, Any]]:
    """The log of messages, once the newest one has come to the wanted outcome; the test's own timeout is the limit."""
    while True:
        log: list[dict[str, Any]] = alibaba.control("GET", "/messages")["messages"]
        if log and str(log[0]["outcome"]).startswith(wanted) and log[0]["attempts"] >= attempts:
            return log


def test_a_change_of_status_is_pushed_with_a_signature_over_the_raw_body(
    alibaba: PretendedAlibaba, inbox: Inbox
) -> None:
    trade_id = alibaba.placed()
    path, signature, body = inbox.next()
    settings = alibaba.settings
    expected = hmac.new(settings.alibaba_app_secret.encode(), settings.alibaba_app_key.encode() + body, hashlib.sha256)
    assert (path, signature) == ("/alibaba/messages", expected.hexdigest())
    message = json.loads(body)
    assert (message["seller_id"], message["message_type"]) == (BUYER, 3)
    assert (message["data"]["trade_id_str"], message["data"]["status"]) == (trade_id, "unpay")


def test_every_step_of_an_order_is_pushed_in_order(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    trade_id = alibaba.paid()
    alibaba.control("POST", f"/orders/{trade_id}/ship")
    assert [inbox.next_status() for _ in range(5)] == ["unpay", "paying", "paid", "undeliver", "delivering"]


def test_a_message_that_is_not_answered_200_is_tried_again_later(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    answers = iter([500, 200])
    inbox.answer = lambda: next(answers)
    alibaba.placed()
    first = inbox.next()
    outcomes(alibaba, "to be tried again: 500")
    assert inbox.came.empty()
    alibaba.advance(10)
    assert inbox.next() == first
    assert outcomes(alibaba, "delivered")[0]["attempts"] == 2


def test_a_message_is_given_up_after_twelve_retries(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    inbox.answer = lambda: 503
    alibaba.placed()
    for attempt in range(1, 13):
        inbox.next()
        outcomes(alibaba, "to be tried again", attempt)
        alibaba.advance(6000)
    inbox.next()
    assert outcomes(alibaba, "given up")[0]["attempts"] == 13


def test_a_message_can_come_twice(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    alibaba.break_once(TOPIC, "twice")
    alibaba.placed()
    assert inbox.next() == inbox.next()


def test_a_message_can_never_come(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    alibaba.break_once(TOPIC, "never")
    trade_id = alibaba.placed()
    outcomes(alibaba, "withheld")
    alibaba.call("/alibaba/order/cancel", trade_id=trade_id)
    assert inbox.next_status() == "trade_close"


def test_messages_can_come_in_another_order(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    alibaba.break_once(TOPIC, "reordered")
    trade_id = alibaba.placed()
    outcomes(alibaba, "held back")
    alibaba.call("/alibaba/order/cancel", trade_id=trade_id)
    assert [inbox.next_status(), inbox.next_status()] == ["trade_close", "unpay"]


def test_a_message_can_come_late(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    alibaba.break_once(TOPIC, "late", seconds=300)
    alibaba.placed()
    outcomes(alibaba, "made late")
    assert inbox.came.empty()
    alibaba.advance(301)
    assert inbox.next_status() == "unpay"


def test_messages_can_be_switched_off(alibaba: PretendedAlibaba) -> None:
    alibaba.control("POST", "/settings", {"messages": False})
    alibaba.placed()
    assert alibaba.control("GET", "/messages")["messages"] == []


def test_a_price_change_is_told_to_everybody(alibaba: PretendedAlibaba, inbox: Inbox) -> None:
    alibaba.control("PATCH", f"/products/{EARBUDS}", {"price_factor": 2})
    message = json.loads(inbox.next()[2])
    assert (message["seller_id"], message["data"]["option"], message["data"]["value"]) == (
        "BROADCAST",
        "PRICE_CHANGE",
        "23.60",
    )
