"""Holds the rules of the house: who may import whom, what may stand where, and how long a file may be."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"web", "jobs", "sourcing", "platforms", "wiring", "sandbox", "local", "bench", "migrations", "tests"}
PRODUCT = ("web", "jobs", "sourcing", "platforms", "wiring.py")
PURE = {"states.py", "rules.py", "scenarios.py", "matching.py", "money.py"}
LONGEST_FILE = 300
# One after the other, each table is spelled out once and never changed again.
TABLES = "migrations/versions/"
GENERAL_NAMES = {"utils", "util", "helpers", "helper", "service", "manager", "common", "misc"}
SKIPPED = {"node_modules", "dist", "__pycache__", ".venv", "var"}
# Beside the folder's own package: what of ours it may import. A dot deeper is allowed with its parent.
MAY_IMPORT = {
    "sourcing": {"sourcing"},
    "platforms": {"platforms", "sourcing.ports", "sourcing.errors", "sourcing.money"},
    "web": {"web", "sourcing", "wiring"},
    "jobs": {"jobs", "sourcing", "wiring"},
    "sandbox": {"sandbox"},
    "wiring.py": {"wiring", "sourcing", "platforms"},
    "local": {"local", "sourcing", "wiring", "web", "jobs", "platforms"},
}
# What the business must not know: HTTP, queues and vendors. Flask-SQLAlchemy, and flask for it, are allowed but `request`.
FORBIDDEN = {
    "sourcing": {"rq", "httpx", "shopify", "shopify_app", "requests", "redis", "flask_openapi3", "gunicorn"},
    "platforms": {"flask", "rq", "redis", "sqlalchemy", "flask_sqlalchemy"},
    "sandbox": {"shopify", "shopify_app"},
}


def files(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if not SKIPPED & set(file.relative_to(ROOT).parts):
                yield file


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported; also inside functions, also by `from package import module`."""
    package = list(file.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def within(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def wrong_imports(place: str) -> list[str]:
    found = []
    for file in files(place):
        for line, name in imports(file):
            top = name.partition(".")[0]
            of_ours = top in OURS and not within(name, MAY_IMPORT[place])
            of_others = top in FORBIDDEN.get(place, set()) or (name == "flask.request" and place == "sourcing")
            if of_ours or of_others:
                found.append(f"{named(file)}:{line} imports {name}")
    return found


@pytest.mark.parametrize("place", sorted(MAY_IMPORT))
def test_each_folder_imports_only_what_it_may(place: str) -> None:
    assert wrong_imports(place) == []


def test_pure_files_import_the_standard_library_and_each_other_only() -> None:
    found = []
    for file in files("sourcing"):
        if file.name not in PURE:
            continue
        for line, name in imports(file):
            pure_one = any(f"{part}.py" in PURE for part in name.split("."))
            if name.partition(".")[0] not in sys.stdlib_module_names and not pure_one:
                found.append(f"{named(file)}:{line} imports {name}")
    assert found == []


def test_commit_stands_in_one_file() -> None:
    committing = [named(file) for file in files(*PRODUCT) if ".commit(" in file.read_text()]
    assert committing in ([], ["sourcing/transaction.py"])


def test_views_and_jobs_do_not_query() -> None:
    query = re.compile(r"(?<![\w.])(?:sa\.|sqlalchemy\.|db\.)?select\(")
    assert [named(file) for file in files("web", "jobs") if query.search(file.read_text())] == []


def test_no_file_is_longer_than_300_lines() -> None:
    scripts = [
        path
        for place in ("frontend/src", "sandbox", "local")
        for ending in ("*.ts", "*.tsx", "*.js", "*.css", "*.html", "*.sh")
        for path in (ROOT / place).rglob(ending)
        if not SKIPPED & set(path.relative_to(ROOT).parts) and path.name != "schema.d.ts"
    ]
    lengths = {named(file): len(file.read_text().splitlines()) for file in [*files(*PRODUCT, *OURS), *scripts]}
    assert {
        name: length for name, length in lengths.items() if length > LONGEST_FILE and not name.startswith(TABLES)
    } == {}


def test_no_file_hides_behind_a_general_name() -> None:
    assert [named(file) for file in files(*PRODUCT, *OURS) if file.stem in GENERAL_NAMES] == []


def test_no_function_is_longer_than_50_lines() -> None:
    found = []
    for file in files(*PRODUCT, "sandbox", "local", "bench"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                # Functions inside it are counted by themselves: a function that only holds others is a table.
                inner = [one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
                length = _length(node) - sum(map(_length, inner))
                found += [f"{named(file)}:{node.lineno} {node.name} has {length} lines"] if length > 50 else []
    assert found == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


# The two edges where anything may arrive: Flask's error handler and the job wrapper; the sandbox's server is the third.
BROAD_ALLOWED = re.compile(r"^(web/(.*/)?errors?\.py|web/.*(answers|edge).*\.py|jobs/.*\.py|sandbox/.*\.py)$")


def test_a_broad_except_stands_only_at_the_edges() -> None:
    found = []
    for file in files(*PRODUCT, "sandbox", "local"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node):
                found += [f"{named(file)}:{node.lineno}"] if not BROAD_ALLOWED.match(named(file)) else []
    assert found == []


def _is_broad(node: ast.ExceptHandler) -> bool:
    caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
    return any(
        one is None or (isinstance(one, ast.Name) and one.id in {"Exception", "BaseException"}) for one in caught
    )


def _raises_again(node: ast.ExceptHandler) -> bool:
    return isinstance(node.body[-1], ast.Raise)


def test_every_setting_has_a_line_in_the_example() -> None:
    example = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    config = ROOT / "sourcing" / "config.py"
    read = set(re.findall(r"reader\.\w+\(\s*\"([A-Z][A-Z0-9_]+)\"", config.read_text())) if config.exists() else set()
    assert read - example == set()


def test_the_reading_of_imports_sees_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    file = tmp_path / "web" / "orders" / "page.py"
    file.parent.mkdir(parents=True)
    file.write_text("import jobs.now\nfrom sandbox import ledger\ndef f():\n    from ..sessions import who\n")
    assert [name for _, name in imports(file)] == ["jobs.now", "sandbox.ledger", "web.sessions.who"]
    assert wrong_imports("web") == [
        "web/orders/page.py:1 imports jobs.now",
        "web/orders/page.py:2 imports sandbox.ledger",
    ]
