"""What Vite built: which files the document needs, and the files themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, send_from_directory

_DIST = Path(__file__).resolve().parent.parent / "frontend" / "dist"
_PREFIX = "/assets/"

built_pages = Blueprint("built_pages", __name__)


@dataclass(frozen=True, slots=True)
class Build:
    """Addresses of the entry script, its styles, and the scripts it imports."""

    script: str
    styles: list[str]
    preloads: list[str]


class NotBuilt(Exception):
    """There is no build of the frontend, or none that can be read."""


@built_pages.get(f"{_PREFIX}<path:name>")
def get_asset(name: str) -> Response:
    """A built file. Its name holds a hash of its content, so browsers may keep it for good."""
    if name.startswith("."):
        abort(404)
    answer = send_from_directory(_DIST, name, max_age=31_536_000)
    answer.cache_control.public = True
    answer.cache_control.immutable = True
    return answer


def read_build(folder: Path = _DIST) -> Build:
    """The newest build, by Vite's manifest. Raises NotBuilt."""
    try:
        manifest: dict[str, dict[str, Any]] = json.loads((folder / ".vite" / "manifest.json").read_text())
    except (OSError, ValueError) as error:
        raise NotBuilt(f"no build of the frontend in {folder}") from error
    entry = next((name for name, chunk in manifest.items() if chunk.get("isEntry")), None)
    if entry is None:
        raise NotBuilt("the build of the frontend has no entry")
    chunks = _with_imports(manifest, entry)
    styles = [style for name in chunks for style in manifest[name].get("css", [])]
    return Build(
        script=_PREFIX + manifest[entry]["file"],
        styles=[_PREFIX + style for style in dict.fromkeys(styles)],
        preloads=[_PREFIX + manifest[name]["file"] for name in chunks if name != entry],
    )


def _with_imports(manifest: dict[str, dict[str, Any]], entry: str) -> list[str]:
    """The entry and all it imports at once, each once."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(manifest[name].get("imports", []))
    return list(found)
