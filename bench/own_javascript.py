"""How much JavaScript of our own a merchant's browser downloads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.rows import Measured
from local.trouble import Trouble

BUDGET_BYTES = 60 * 1024
BUILT = Path("frontend/dist")
_LANGUAGES = "src/i18n/"


class PagesNotBuilt(Trouble):
    """There is nothing to weigh."""


def own_javascript(built: Path = BUILT) -> Mapping[str, Measured]:
    """The gzipped size of the scripts that the largest page needs, in the language that weighs most.

    Raises PagesNotBuilt.
    """
    manifest = built / ".vite" / "manifest.json"
    if not manifest.exists():
        raise PagesNotBuilt(f"{built} holds no scripts: build the pages first, with make install")
    parts: dict[str, dict[str, Any]] = json.loads(manifest.read_text())
    entry = next(name for name, part in parts.items() if part.get("isEntry"))
    others = parts[entry].get("dynamicImports", [])
    languages = [name for name in others if name.startswith(_LANGUAGES)]
    pages = [[entry], *([entry, name] for name in others if name not in languages)]
    english = max(_weight(built, parts, page) for page in pages)
    sizes = {"en": english, **{Path(name).stem: english + _alone(built, parts, name) for name in languages}}
    value = ", ".join(f"{size / 1024:.1f} KB {language}" for language, size in sizes.items())
    within = max(sizes.values()) <= BUDGET_BYTES
    return {"javascript": Measured(value, within, figures={name: size / 1024 for name, size in sizes.items()})}


def _weight(built: Path, parts: Mapping[str, Mapping[str, Any]], names: list[str]) -> int:
    return sum(_size(built / file) for file in {file for name in names for file in _files(parts, name)})


def _alone(built: Path, parts: Mapping[str, Mapping[str, Any]], name: str) -> int:
    return _size(built / str(parts[name]["file"]))


def _files(parts: Mapping[str, Mapping[str, Any]], name: str) -> Iterator[str]:
    yield str(parts[name]["file"])
    for imported in parts[name].get("imports", []):
        if not parts[imported].get("isEntry"):
            yield from _files(parts, imported)


def _size(script: Path) -> int:
    return len(gzip.compress(script.read_bytes(), 9, mtime=0))
