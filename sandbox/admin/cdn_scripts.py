"""Puts the stand-ins for Shopify's two CDN scripts together from the small files in `static/`.

The vendor ships `polaris.js` and `app-bridge.js` from its CDN only, as classic scripts in the head of a page. The parts
here are ES modules of one scope each, so joining them means dropping their `import` lines and `export` words.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PACKAGES = Path(__file__).parents[1] / "node_modules" / "@shopify"
POLARIS_PARTS = (
    "base", "spacing", "icon", "layout", "text", "action", "button", "clickable", "field", "text-fields", "checkbox",
    "choice", "select", "drop-zone", "table", "modal", "popover", "page", "banner", "media",
)  # fmt: skip
APP_BRIDGE_PARTS = ("channel", "session", "save-bar", "navigation", "api")

_IMPORT = re.compile(r'^import .*? from "\./[a-z-]+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|class|function))", re.MULTILINE)
_TOKEN_BLOCK = re.compile(r":root\s*,\s*\.p-theme-light\s*\{([^}]*)\}")
_PAGE_CSS = """
html { font-size: 100%; } body { margin: 0; color: var(--p-color-text); background: var(--p-color-bg);
font-family: var(--p-font-family-sans); font-size: var(--p-font-size-325); line-height: var(--p-font-line-height-500);
font-weight: var(--p-font-weight-regular); -webkit-font-smoothing: antialiased; }
"""


class PackagesMissingError(RuntimeError):
    """The npm packages of the sandbox are not installed; the message says what to run."""


def polaris_script() -> str:
    """The whole of `polaris.js`: design tokens, then every element. Raises PackagesMissingError."""
    css = json.dumps(f":root {{ {design_tokens()} }}\n{_PAGE_CSS}")
    # The sheet goes first into the head so that a page's own rules win over these defaults.
    head = (
        'const CDN_BASE = new URL(".", document.currentScript.src).href.replace(/\\/$/, "");\n'
        f'const pageStyle = document.createElement("style");\npageStyle.textContent = {css};\n'
        "document.head.prepend(pageStyle);\n"
    )
    return _wrapped(head + _joined("polaris", POLARIS_PARTS))


def app_bridge_script() -> str:
    """The whole of `app-bridge.js`."""
    return _wrapped(_joined("app-bridge", APP_BRIDGE_PARTS))


@cache
def design_tokens() -> str:
    """The vendor's light theme as CSS declarations, from npm `@shopify/polaris-tokens`. Raises PackagesMissingError."""
    path = PACKAGES / "polaris-tokens" / "dist" / "css" / "styles.css"
    try:
        found = _TOKEN_BLOCK.search(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackagesMissingError(
            "the design tokens are not installed: run `npm ci --ignore-scripts` in sandbox/"
        ) from None
    if found is None:
        raise PackagesMissingError(
            "the design tokens have no light theme: install @shopify/polaris-tokens 9.4.2 in sandbox/"
        )
    return found.group(1)


@cache
def icon_svg(name: str) -> bytes | None:
    """The picture of an icon by its Polaris name (`chevron-down`), from npm `@shopify/polaris-icons`; None if unknown."""
    if not re.fullmatch(r"[a-z0-9-]{1,60}", name):
        return None
    wanted = name.replace("-", "") + "icon.svg"
    return next((path.read_bytes() for path in _icon_files() if path.name.lower() == wanted), None)


@cache
def _icon_files() -> tuple[Path, ...]:
    return tuple((PACKAGES / "polaris-icons" / "dist" / "svg").glob("*.svg"))


def _joined(folder: str, parts: tuple[str, ...]) -> str:
    texts = [(STATIC / folder / f"{part}.js").read_text(encoding="utf-8") for part in parts]
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)


def _wrapped(script: str) -> str:
    return f'(() => {{\n"use strict";\n{script}\n}})();\n'
