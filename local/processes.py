"""Starts the processes of the house, passes on what they say, and ends them in order.

The Procfile is read with honcho; its Manager is not used: it never kills when nobody stops by itself, knows no order of
stopping, and leaves the processes running when it is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from honcho.environ import parse_procfile

from local.log_lines import ImportantLines
from local.say import Terminal
from local.tied import tied

STOPS_WITHIN_SECONDS = 5.0
# Not a process that runs: what a deployment does before it starts them.
RELEASE = "release"


class Process:
    """One running program; what it says goes to its log file, and what is important to the terminal as well."""

    def __init__(
        self, name: str, command: str, environ: Mapping[str, str], log: Path, terminal: Terminal, *, verbose: bool
    ) -> None:
        self.name = name
        self.log = log
        self._terminal = terminal
        self._verbose = verbose
        log.parent.mkdir(parents=True, exist_ok=True)
        # A shell, for a Procfile's commands name settings (${PORT}); exec, so that the program and not the shell gets the signals.
        self._popen = subprocess.Popen(
            tied(["/bin/sh", "-c", f"exec {command}"]),
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._pass_on, args=(self._popen.stdout,), daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    def exit_code(self) -> int | None:
        """None while it runs; negative when a signal ended it."""
        return self._popen.poll()

    def ask_to_stop(self) -> None:
        """Sends SIGTERM and does not wait."""
        if self._popen.poll() is None:
            self._popen.terminate()

    def end(self, deadline: float) -> None:
        """Waits until it has ended (`deadline` of time.monotonic()), then kills it and whatever it left behind."""
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(max(0.05, deadline - time.monotonic()))
        for pid in members_of_session(self._popen.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._popen.wait()
        self._reader.join(2)

    def last_words(self, count: int = 12) -> str:
        """The end of its log."""
        self._reader.join(1)
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def _pass_on(self, output: IO[bytes] | None) -> None:
        important = ImportantLines()
        with self.log.open("ab") as log:
            for raw in output or ():
                log.write(raw)
                log.flush()
                line = raw.decode(errors="replace").rstrip()
                if important.shows(line) or self._verbose:
                    self._terminal.process_line(self.name, line)


def read_procfile(file: Path) -> dict[str, str]:
    """Name and command of each process that runs."""
    commands: dict[str, str] = dict(parse_procfile(file.read_text()).processes)
    commands.pop(RELEASE, None)
    return commands


def stop_together(processes: list[Process]) -> None:
    """Asks all of them at once, gives them their time, and kills those that stay."""
    for process in processes:
        process.ask_to_stop()
    deadline = time.monotonic() + STOPS_WITHIN_SECONDS
    for process in processes:
        process.end(deadline)


def members_of_session(session: int, proc: Path = Path("/proc")) -> list[int]:
    """The processes, also forked and forgotten ones, that belong to the session which a process of ours leads."""
    found = []
    for stat in proc.glob("[0-9]*/stat"):
        with suppress(OSError):
            # The program's name, in brackets, may hold anything; the session is the fourth word behind it.
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                found.append(int(stat.parent.name))
    return found
