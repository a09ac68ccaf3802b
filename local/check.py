"""`make check`: everything a machine can judge without running the product, with one closing summary."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
# What is deployed, and what starts programs; the sandbox and the measurements never meet a stranger.
EXPOSED = ("web", "jobs", "sourcing", "platforms", "wiring.py", "local")
# What pip-audit says when it could not ask, as opposed to having found something.
NOT_ASKED = ("could not be audited", "ConnectionError", "ServiceError", "Max retries exceeded", "Failed to resolve")
FOUND = "known vulnerabilit"


@dataclass(frozen=True, slots=True)
class Check:
    """One command; `asks_the_network` when it cannot be held against us that nobody answered."""

    what: str
    command: tuple[str, ...]
    asks_the_network: bool = False


def checks(sources: list[str]) -> list[Check]:
    """All of them, the quickest first. `sources` are the folders and files with Python in them."""
    ruff, mypy, bandit, audit = (str(PROGRAMS / name) for name in ("ruff", "mypy", "bandit", "pip-audit"))
    exposed = [source for source in sources if source in EXPOSED]
    audited = ("--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-r", "requirements.txt")
    return [
        Check("format", (ruff, "format", "--check", "--output-format", "concise", *sources)),
        Check("lint", (ruff, "check", "--output-format", "concise", *sources)),
        Check("the house's rules", (sys.executable, "-m", "pytest", "-q", "tests/unit/test_house.py")),
        Check("types", (mypy, "--strict", *sources)),
        Check("security", (bandit, "--quiet", "--configfile", "pyproject.toml", "--recursive", *exposed)),
        Check("types of the API for the pages", ("npm", "run", "--silent", "types", "--prefix", "frontend")),
        Check("the pages", ("npm", "run", "--silent", "check", "--prefix", "frontend")),
        Check("the rules of the pages", ("npm", "test", "--silent", "--prefix", "frontend")),
        Check("known vulnerabilities", (audit, *audited), asks_the_network=True),
    ]


def run(check: Check) -> bool:
    """Runs one check, says how it went, shows what it said when it failed. Answers whether it holds."""
    begun = time.monotonic()
    done = subprocess.run(check.command, check=False, capture_output=True, text=True)
    took = f"({time.monotonic() - begun:.1f} s)"
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode == 0:
        print(f"   ✓  {check.what} {took}", flush=True)
        return True
    if check.asks_the_network and FOUND not in said and any(words in said for words in NOT_ASKED):
        print(f"   –  {check.what}: skipped, the list of vulnerabilities could not be reached {took}", flush=True)
        return True
    print(f"   ✗  {check.what} {took}\n\n{said}\n", flush=True)
    return False


def main() -> int:
    """Runs all checks, also after one has failed. Exit code 1 when one does not hold."""
    sources = [source for source in sys.argv[1:] if Path(source).exists()]
    failed = [check.what for check in checks(sources) if not run(check)]
    if failed:
        print(f"\n   ✗  does not hold: {', '.join(failed)}")
        return 1
    print("\n   ✓  all checks hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
