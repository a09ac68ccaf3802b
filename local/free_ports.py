"""Whether the ports we want are free, and who has them when not."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from local.environment import HOST
from local.trouble import Trouble

_LISTENS = "0A"


class PortTaken(Trouble):
    """A port is in use; the message says by whom, where that can be seen, and how to choose another."""


def demand_free(wanted: Iterable[tuple[str, int]], host: str = HOST) -> None:
    """Takes (setting, port) pairs; raises PortTaken, naming every port that is not free."""
    taken = [(setting, port) for setting, port in wanted if not is_free(port, host)]
    if not taken:
        return
    sentences = [f"port {port} is taken{_by(holder(port))}" for _, port in taken]
    others = " ".join(f"{setting}={_another(port, host)}" for setting, port in taken)
    raise PortTaken(f"{'; '.join(sentences)}. Stop what holds it, or choose another: make run {others}")


def is_free(port: int, host: str = HOST) -> bool:
    """Whether we could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: a port whose last connections still linger counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def free_ports(count: int, host: str = HOST) -> list[int]:
    """So many ports that nobody listens on now, as the system picks them."""
    with ExitStack() as held:
        probes = [held.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) for _ in range(count)]
        for probe in probes:
            probe.bind((host, 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def holder(port: int, proc: Path = Path("/proc")) -> str | None:
    """Who listens on the port: "name (process 123)"; None where the system does not tell."""
    sockets = _listening_sockets(port, proc)
    if not sockets:
        return None
    for process in proc.iterdir():
        if process.name.isdecimal() and _open_sockets(process) & sockets:
            return f"{_title(process)} (process {process.name})"
    return None


def _by(name: str | None) -> str:
    return f" by {name}" if name else ""


def _another(port: int, host: str) -> int:
    candidates = (candidate for candidate in range(port + 1, min(port + 100, 65536)) if is_free(candidate, host))
    return next(candidates, port)


def _listening_sockets(port: int, proc: Path) -> set[str]:
    found: set[str] = set()
    for table in ("tcp", "tcp6"):
        try:
            lines = (proc / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            columns = line.split()
            if columns[3] == _LISTENS and int(columns[1].rpartition(":")[2], 16) == port:
                found.add(f"socket:[{columns[9]}]")
    return found


def _open_sockets(process: Path) -> set[str]:
    found: set[str] = set()
    try:
        descriptors = list((process / "fd").iterdir())
    except OSError:
        # Another user's process, or one that just ended: we are not told.
        return found
    for descriptor in descriptors:
        try:
            found.add(str(descriptor.readlink()))
        except OSError:
            continue
    return found


def _title(process: Path) -> str:
    words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return words if len(words) <= 60 else words[:59] + "…"
