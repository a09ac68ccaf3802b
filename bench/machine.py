"""On which machine and at which commit something was measured: figures of two machines are not compared."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def machine(proc: Path = Path("/proc")) -> str:
    """The processor, its cores, the memory, the system."""
    cores = len(os.sched_getaffinity(0))
    kernel = platform.release().split("-")[0]
    return f"{cores} × {_processor(proc)}, {_memory_gb(proc)} GB, {platform.system()} {kernel}"


def commit() -> str:
    """The short id of the commit, with a + when something is not committed; empty outside of git."""
    found = _git("rev-parse", "--short", "HEAD")
    return f"{found}+" if found and _git("status", "--porcelain", "--untracked-files=no") else found


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], check=False, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _processor(proc: Path) -> str:
    return _line(proc / "cpuinfo", "model name") or platform.machine()


def _memory_gb(proc: Path) -> int:
    words = _line(proc / "meminfo", "MemTotal").split()
    return round(int(words[0]) / 1024 / 1024) if words else 0


def _line(file: Path, name: str) -> str:
    try:
        text = file.read_text()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith(name)), "")
