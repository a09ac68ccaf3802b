"""The vendor's Admin schema 2026-10 and its scope map, read from the npm package `@shopify/dev-mcp`."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_client_schema

API_VERSION = "2026-10"
_FILE = Path(__file__).parents[1] / f"node_modules/@shopify/dev-mcp/dist/data/admin_{API_VERSION}.json.gz"


class SchemaMissing(RuntimeError):
    """The npm package is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a type or a field needs: any one of `scopes`; `text` is Shopify's own wording."""

    scopes: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class AdminSchema:
    """`access` is keyed by (type, field), or (type, "") for what any field of that type needs."""

    graphql: GraphQLSchema
    access: dict[tuple[str, str], Access]


@cache
def admin_schema() -> AdminSchema:
    """Builds the schema once per process (about half a second). Raises SchemaMissing."""
    try:
        document = json.loads(gzip.decompress(_FILE.read_bytes()))
    except FileNotFoundError:
        raise SchemaMissing(f"{_FILE} is missing: run `npm ci --ignore-scripts` in sandbox/") from None
    access = {
        (item["typeName"], item.get("fieldName", "")): Access(frozenset(item["offlineScopes"]), item["requiredAccess"])
        for item in document["offline_scopes"]["items"]
        if item["offlineScopes"]
    }
    # Assumed valid: the snapshot is the vendor's own, and checking 11 MB again would double the start.
    return AdminSchema(build_client_schema(document["data"], assume_valid=True), access)
