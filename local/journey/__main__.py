"""`make journey`: the four scenarios on a house of its own, judged by the sandboxes' ledgers."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from local.free_ports import free_ports
from local.house import House
from local.journey.books import Books, Calls, calls_so_far, read_books, strangers
from local.journey.people import Goods
from local.journey.prepare import one_of_each_supplier, prepare
from local.journey.scenarios import SCENARIOS, Walked, walk
from local.journey.stage import Places, Stage
from local.journey.table import table
from local.say import Terminal
from local.stopping import StopAsked, ignore_signals, raise_on_signals
from local.trouble import Trouble

Row = tuple[Walked, Books, Calls]


def main() -> int:
    """Exit code 0 when every scenario came to its end and the ledgers agree; 1 otherwise."""
    root = Path(__file__).resolve().parent.parent.parent
    os.chdir(root)
    terminal = Terminal()
    raise_on_signals()
    web, shopify, alibaba = free_ports(3)
    ports = {"PORT": web, "SANDBOX_SHOPIFY_PORT": shopify, "SANDBOX_ALIBABA_PORT": alibaba}
    shutil.rmtree(root / "var" / "journey", ignore_errors=True)
    environ = {**os.environ, **{name: str(port) for name, port in ports.items()}}
    house = House(root, environ, terminal, data=root / "var" / "journey", filled=False)
    places = Places(*(f"http://127.0.0.1:{port}" for port in (web, shopify, alibaba)))
    try:
        house.start()
        return _walk_all(Stage(places), terminal)
    except StopAsked:
        terminal.line("Stopped before the end.")
    except (Trouble, AssertionError) as trouble:
        terminal.trouble(str(trouble))
    finally:
        ignore_signals()
        with terminal.step("stop everything"):
            house.stop()
    return 1


def _walk_all(stage: Stage, terminal: Terminal) -> int:
    stage.supplier.by_button_only()
    with terminal.step("get the demo shop ready") as details:
        goods = prepare(stage, lambda _: None)
        details.append(f"{len(goods)} variants linked")
    rows = [_walk_one(stage, terminal, number, goods) for number in range(len(SCENARIOS))]
    terminal.line()
    for line in table(rows):
        terminal.line(line)
    terminal.line()
    terminal.line("calls: at Shopify + at Alibaba, polls and pages included; points: GraphQL points at Shopify")
    wrong = [f"{walked.scenario.title}: {problem}" for walked, books, _ in rows for problem in books.problems]
    known = {trade_id for walked, _, _ in rows for trade_id in walked.trade_ids}
    first_by_hand = 1
    if len(strangers(stage, known)) > first_by_hand:
        wrong.append(f"orders at Alibaba that nobody ordered: {strangers(stage, known)}")
    for line in wrong:
        terminal.trouble(line)
    return 1 if wrong else 0


def _walk_one(stage: Stage, terminal: Terminal, number: int, goods: list[Goods]) -> Row:
    """Two suppliers' goods each, so that every order is two purchases with their own shipping and payment."""
    scenario = SCENARIOS[number]

    def tell(what: str) -> None:
        terminal.line(f"     {what}")

    with terminal.step(scenario.title):
        before = calls_so_far(stage)
        address = ("us", "de", "hu", "us")[number]
        walked = walk(stage, scenario, one_of_each_supplier(goods)[:2], tell, address)
        return walked, read_books(stage, walked), calls_so_far(stage).since(before)


if __name__ == "__main__":
    sys.exit(main())
