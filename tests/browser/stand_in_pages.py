"""What the tests of the sandbox's browser side share: Chromium, and an app of another origin than the CDN stand-ins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.types import WSGIApplication

from flask import Flask, Response, request
from playwright.sync_api import Browser, sync_playwright

from sandbox.shared.server import RunningServer

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
WAIT_MS = 5_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(app: WSGIApplication) -> Iterator[RunningServer]:
    """The app on a free port of the loopback."""
    server = RunningServer(app, "127.0.0.1", 0)
    yield server
    server.stop()


def page_with(cdn_url: str, body: str, *, app_bridge: bool = False) -> str:
    """A page of an app that loads the stand-ins as its store review would demand."""
    bridge = '<meta name="shopify-api-key" content="key">' if app_bridge else ""
    bridge += f'<script src="{cdn_url}/cdn/shopifycloud/app-bridge.js"></script>' if app_bridge else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{bridge}<script src="{cdn_url}/cdn/shopifycloud/polaris.js"></script></head><body>{body}</body></html>'
    )


APP_BODY = """
<s-app-nav><s-link href="/" rel="home">Home</s-link><s-link href="/orders">Orders</s-link>
<s-link href="/settings">Order settings</s-link></s-app-nav>
<s-page heading="Place {place}"><s-section heading="Things to do">
<s-button id="toast" onclick="shopify.toast.show('Saved it')">Toast</s-button>
<s-button onclick="fetch('/api/who').then((r) => r.text()).then((t) => {{ answer.textContent = t }})">Ask</s-button>
<s-button onclick="shopify.resourcePicker({{type: 'product'}}).catch((e) => {{ answer.textContent = e.message }})">Pick</s-button>
<s-link href="/settings">To the settings</s-link><s-link href="shopify://admin/products" target="_top">Admin's products</s-link>
<p id="answer"></p></s-section>
<form data-save-bar onsubmit="event.preventDefault(); answer.textContent = 'saved ' + new FormData(this).get('cap')">
<s-section heading="Caps"><s-text-field name="cap" label="Cap" value="1"></s-text-field></s-section></form></s-page>
<script>const answer = document.getElementById("answer");</script>
"""


def small_app(cdn_url: list[str], heard: list[dict[str, str]]) -> Flask:
    """An embedded app: its pages, and /api/who, which refuses the first token as a stale one.

    `cdn_url` is filled in after the CDN has its port; `heard` collects what each document load carried.
    """
    app = Flask("small_app")
    tokens: list[str] = []

    @app.get("/api/who")
    def who() -> Response:
        tokens.append(request.headers.get("Authorization", "nothing"))
        if len(tokens) == 1:
            return Response("stale", 401, {"X-Shopify-Retry-Invalid-Session-Request": "1"})
        return Response(
            f"{tokens[-1].split('.')[0].split()[0]} after {len(tokens)} calls, same token: {tokens[0] == tokens[-1]}"
        )

    @app.get("/")
    @app.get("/<path:place>")
    def page(place: str = "home") -> str:
        heard.append({"path": request.path, **request.args.to_dict()})
        return page_with(cdn_url[0], APP_BODY.format(place=place), app_bridge=True)

    return app
