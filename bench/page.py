"""The orders page in Chromium, its processor slowed down four times, in the shop's admin with a thousand orders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Frame, Locator, Page, sync_playwright

from bench.house import Town, town
from bench.many_orders import fill
from bench.percentiles import median, spread
from bench.rows import Measured
from bench.say import say
from local.journey.stage import NeverCameTrue
from local.trouble import Trouble

ORDERS = int(os.environ.get("PAGE_ORDERS", "1000"))
LOADS, SLOWER = 5, 4
MOST_LCP_S, MOST_CLS, MOST_INP_MS = 1.5, 0.05, 100.0
_VITALS = Path(__file__).with_name("page_vitals.js").read_text()
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
_PATIENCE_MS = 20_000
# After the last paint of a load, and after each interaction, for what comes late.
_REST_MS = 700
# What a merchant does on the page without changing anything; what is not there is left out.
_INTERACTIONS: Mapping[str, Callable[[Frame], Locator]] = {
    "a tab": lambda frame: frame.locator("nav a, [role=tab]").nth(2),
    "all": lambda frame: frame.locator("nav a, [role=tab]").first,
    "next page": lambda frame: frame.get_by_role("button", name="Next page"),
    "choose": lambda frame: frame.get_by_role("checkbox").nth(1),
}


# What page_vitals.js keeps: milliseconds, CLS, and the names of what shifted and of what was slow.
Vitals = dict[str, Any]


class BrowserMissing(Trouble):
    """Chromium is not on this machine."""


class PageDidNotCome(Trouble):
    """The page was opened and did not show anything."""


def measure_page() -> Mapping[str, Measured]:
    """Several loads without anything in the browser's memory, each with some interactions. Raises Trouble."""
    with _chromium() as browser, town("page") as place:
        _get_ready(place)
        loads = [_load(browser, place, number) for number in range(1, LOADS + 1)]
    # The first load also fills the server's own memory; a merchant meets that once after a deployment.
    return {"page": _row(loads[1:], loads[0])}


@contextmanager
def _chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise BrowserMissing("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def _get_ready(place: Town) -> None:
    """The app installed and set up, then the orders put beside it: nothing in Shopify knows of them."""
    stage = place.stage
    stage.merchant.install()
    stage.until("the shop set up", lambda: _has_service(place))
    fill(place.database, ORDERS, ORDERS)
    say(f"{ORDERS:,} orders are there")


def _has_service(place: Town) -> bool:
    entries = place.stage.shopify.get("/_sandbox/ledger", after=0)["entries"]
    return any(entry["effect"] == "service_created" for entry in entries)


def _load(browser: Browser, place: Town, number: int) -> Vitals:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        context.set_default_timeout(_PATIENCE_MS)
        context.add_init_script(_VITALS)
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{place.places.shopify}/store/{place.places.shop}/apps/caravan/orders")
        frame = _app_frame(page, place)
        _interact(page, frame)
        vitals: Vitals = frame.evaluate("window.vitals")
        vitals["kilobytes"] = float(frame.evaluate(_BYTES)) / 1024
    except Error as error:
        raise PageDidNotCome(f"the orders page did not come: {error.message.splitlines()[0]}") from error
    finally:
        context.close()
    say(f"load {number}: LCP {vitals['lcp'] / 1000:.2f} s, CLS {vitals['cls']:.3f}, INP {vitals['inp']:.0f} ms")
    return vitals


_BYTES = "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)"


def _app_frame(page: Page, place: Town) -> Frame:
    """The app's frame once it shows its orders, or its heading where it shows no more."""
    element = page.wait_for_selector("iframe", state="attached")
    frame = element.content_frame() if element else None
    if frame is None:
        raise NeverCameTrue("the admin shows no app")
    frame.wait_for_url(f"{place.places.app}/**")
    frame.wait_for_selector("s-page", state="attached")
    try:
        frame.get_by_text("#1001").first.wait_for(timeout=5_000)
    except Error:
        say("the page shows no orders; its heading is all that is measured")
    page.wait_for_timeout(_REST_MS)
    return frame


def _interact(page: Page, frame: Frame) -> None:
    for what, find in _INTERACTIONS.items():
        place = find(frame)
        if place.count() and place.is_enabled():
            _try(what, lambda place=place: place.click(timeout=3_000))  # type: ignore[misc]  # bound now, not later
            page.wait_for_timeout(_REST_MS)
    search = frame.get_by_role("searchbox").first
    if search.count():
        _try("search", lambda: search.press_sequentially("Clara", delay=60, timeout=5_000))
        page.wait_for_timeout(_REST_MS)


def _try(what: str, act: Callable[[], Any]) -> None:
    try:
        act()
    except Error as error:
        say(f"could not use {what}: {error.message.splitlines()[0]}")


def _row(loads: list[Vitals], first: Vitals) -> Measured:
    lcp, cls, inp = ([load[name] for load in loads] for name in ("lcp", "cls", "inp"))
    document = median([load["document"] for load in loads])
    seconds = [milliseconds / 1000 for milliseconds in lcp]
    acted = min(load["interactions"] for load in loads) > 0
    kept = median(seconds) <= MOST_LCP_S and median(cls) <= MOST_CLS and median(inp) <= MOST_INP_MS
    worst = max(loads, key=lambda load: float(load["inp"]))
    said = f"INP {spread(inp)} ms" if acted else "nothing to click"
    return Measured(
        f"LCP {spread(seconds, 2)} s, CLS {spread(cls, 3)}, {said}",
        within=kept and acted,
        ceiling=f"{document / 1000:.2f} s until the document is there",
        ratio=f"LCP {median(lcp) / document:.1f}" if document else "",
        figures={
            "lcp_s": median(seconds),
            "first_lcp_s": first["lcp"] / 1000,
            "cls": median(cls),
            "inp_ms": median(inp),
            "document_s": document / 1000,
            "kilobytes": median([load["kilobytes"] for load in loads]),
        },
        notes=(
            (
                f"page: {ORDERS:,} orders in the shop; after a start of the server LCP was {first['lcp'] / 1000:.2f} s; "
                f"what shifted most: {worst['shifted'] or 'nothing'}; slowest interaction: {worst['slowest'] or 'none'}"
            ),
        ),
    )
