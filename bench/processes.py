"""What processes took of the processor, and what they hold of the memory, as the kernel counts it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from local.processes import members_of_session

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def cpu_seconds(leaders: Iterable[int], proc: Path = Path("/proc")) -> float:
    """Processor time, in user and kernel, of all processes that these lead, with the children they have buried."""
    ticks = 0
    for leader in leaders:
        for pid in members_of_session(leader, proc):
            with suppress(OSError):
                # Behind the program's name, in brackets: utime, stime, cutime and cstime are the words 12 to 15.
                words = (proc / str(pid) / "stat").read_text().rpartition(")")[2].split()
                ticks += sum(map(int, words[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mb(leader: int, proc: Path = Path("/proc")) -> list[float]:
    """Megabytes of each process of the session, the leader first. Shared pages are split among those that share them."""
    sizes = []
    for pid in sorted(members_of_session(leader, proc), key=lambda pid: (pid != leader, pid)):
        with suppress(OSError):
            if found := _PSS.search((proc / str(pid) / "smaps_rollup").read_text()):
                sizes.append(int(found[1]) / 1024)
    return sizes


def children_of(leader: int, proc: Path = Path("/proc")) -> list[int]:
    """The processes that the leader of a session started and that are still there."""
    return [pid for pid in members_of_session(leader, proc) if pid != leader]
