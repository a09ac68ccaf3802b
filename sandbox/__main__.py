"""`python -m sandbox`: both servers in one process, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, TextIO

from sandbox.alibaba import app as alibaba
from sandbox.shared.server import PortTaken, RunningServer, serve
from sandbox.shared.settings import Settings, SettingsError, read_settings
from sandbox.shopify import app as shopify
from sandbox.shopify.app import ShopifyServer
from sandbox.shopify.schema import SchemaMissing


def main() -> int:
    """Runs until it is told to stop; 1 with a sentence on stderr when it cannot start."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        settings = read_settings(os.environ)
        running = _start(settings)
    except (SettingsError, SchemaMissing, PortTaken) as error:
        _say(f"The sandbox cannot start: {error}", sys.stderr)
        return 1
    try:
        stop.wait()
    finally:
        _say("The sandbox stops.")
        _stop(running)
    return 0


def _start(settings: Settings) -> list[tuple[RunningServer, Any]]:
    running: list[tuple[RunningServer, Any]] = []
    try:
        for name, create_app, port, page in (
            ("Shopify", shopify.create_app, settings.shopify_port, "/store/demo-shop"),
            ("Alibaba", alibaba.create_app, settings.alibaba_port, "/"),
        ):
            server = _serve(name, create_app, settings, port, running)
            _say(f"{name}: {server.url}{page}")
    except BaseException:
        _stop(running)
        raise
    return running


def _serve(
    name: str,
    create_app: Callable[[Settings], Any],
    settings: Settings,
    port: int,
    running: list[tuple[RunningServer, Any]],
) -> RunningServer:
    app = create_app(settings)
    try:
        server = serve(app, settings.host, port)
    except PortTaken as error:
        _close(app)
        variable = f"SANDBOX_{name.upper()}_PORT"
        raise PortTaken(error.errno, f"{error.strerror}; stop it, or set {variable} to another port") from error
    running.append((server, app))
    return server


def _stop(running: list[tuple[RunningServer, Any]]) -> None:
    for server, app in reversed(running):
        server.stop()
        _close(app)


def _close(app: Any) -> None:
    if isinstance(app, ShopifyServer):
        app.close()
    else:
        alibaba.stop(app)


def _say(text: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(text + "\n")
    (stream or sys.stdout).flush()


if __name__ == "__main__":
    sys.exit(main())
