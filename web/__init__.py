"""HTTP, and nothing of the business."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from sourcing.config import Settings
    from wiring import House


def create_app(settings: Settings | None = None, house: House | None = None) -> Flask:
    """The web app. Without `settings` they are read from the environment; wrong ones end the process with SystemExit 3,
    a line on stderr for each.

    `house` stands in for what is made of the settings, in tests.
    """
    from sourcing.config import SettingsWrong
    from web.start import start

    try:
        return start(settings, house)
    except SettingsWrong as wrong:
        sys.stderr.write(f"{wrong}\n")
        # gunicorn shows a traceback for every other exception; on 3 it gives up instead of starting workers for ever.
        raise SystemExit(3) from None
