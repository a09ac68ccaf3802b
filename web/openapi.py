"""Prints the API's document, from which the frontend's types are generated: `python -m web.openapi`."""

from __future__ import annotations

import json
import sys

from web.api.register import create_api


def document() -> str:
    """The OpenAPI document as JSON, the same text as long as nothing changes."""
    return json.dumps(create_api().api_doc, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
