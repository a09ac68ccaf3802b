"""What a person sees at the terminal: numbered steps with a tick and a duration, and the processes' important lines."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

COLORS = {"web": "36", "worker": "33", "clock": "35", "sandbox": "32"}
_GREEN, _RED, _DIM = "32", "31", "2"


class Terminal:
    """Prints whole lines, also when several threads have something to say. Colors only where a person looks on."""

    def __init__(self, output: TextIO | None = None) -> None:
        self._output = output or sys.stdout
        self._colored = self._output.isatty()
        self._lock = threading.Lock()
        self._step = 0

    @contextmanager
    def step(self, what: str) -> Iterator[list[str]]:
        """One numbered step; the block may append details to the list, which are shown behind it."""
        self._step += 1
        begun = time.monotonic()
        details: list[str] = []
        try:
            yield details
        except BaseException:
            self.line(f"{self._paint(_RED, '✗')}  {self._step}. {what}")
            raise
        took = self._paint(_DIM, f"({time.monotonic() - begun:.1f} s)")
        rest = f": {', '.join(details)}" if details else ""
        self.line(f"{self._paint(_GREEN, '✓')}  {self._step}. {what}{rest} {took}")

    def trouble(self, sentence: str) -> None:
        """Something went wrong; the sentence says what, and how to mend it."""
        self.line()
        for line in sentence.splitlines():
            self.line(f"{self._paint(_RED, '✗')}  {line}")

    def line(self, text: str = "") -> None:
        """One line, a little indented."""
        self._write(f"   {text}".rstrip())

    def process_line(self, name: str, text: str) -> None:
        """A line that a process wrote, with the process's name before it."""
        self._write(f"   {self._paint(COLORS.get(name, '34'), f'{name:<8} |')} {text}")

    def frame(self, lines: list[str]) -> None:
        """A framed block."""
        width = max(map(len, lines))
        self.line()
        self.line(f"┌{'─' * (width + 4)}┐")
        for line in lines:
            self.line(f"│  {line:<{width}}  │")
        self.line(f"└{'─' * (width + 4)}┘")
        self.line()

    def _write(self, text: str) -> None:
        with self._lock:
            print(text, file=self._output, flush=True)

    def _paint(self, color: str, text: str) -> str:
        return f"\033[{color}m{text}\033[0m" if self._colored else text
