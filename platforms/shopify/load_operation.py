"""The GraphQL operations, each in its own file under `operations/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "operations"
_SPREAD = re.compile(r"\.\.\.([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class Operation:
    """`name` is the file's; `text` the whole document, fragments included."""

    name: str
    text: str
    is_mutation: bool


def operation_names() -> tuple[str, ...]:
    """Every operation there is, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.graphql")))


@cache
def load_operation(name: str) -> Operation:
    """The operation of that file, followed by every fragment it spreads, directly or through another."""
    document = (_FOLDER / f"{name}.graphql").read_text(encoding="utf-8")
    is_mutation = document.startswith("mutation")
    waiting, seen = _spreads(document), set[str]()
    while waiting:
        fragment = waiting.pop()
        if fragment not in seen:
            seen.add(fragment)
            piece = (_FOLDER / "fragments" / f"{_file_name(fragment)}.graphql").read_text(encoding="utf-8")
            document += "\n" + piece
            waiting += _spreads(piece)
    return Operation(name, document, is_mutation)


def _spreads(document: str) -> list[str]:
    return _SPREAD.findall(document)


def _file_name(fragment: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", fragment).lower()
