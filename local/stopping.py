"""Ctrl-C and its relatives, turned into one exception in the main thread."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(BaseException):
    """The person, or the system, wants us to end. Not an Exception: nothing on the way may take it for a failure."""


def raise_on_signals() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP raise StopAsked in the main thread."""
    for number in _SIGNALS:
        signal.signal(number, _raise)


def ignore_signals() -> None:
    """From now on nothing interrupts us: what is being stopped is stopped to the end."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def ctrl_c_is_ours() -> Iterator[None]:
    """Ctrl-C reaches this process only, not `make` around it, which would call a wished-for end an error.

    Does nothing where there is no terminal, or where it is not ours to take.
    """
    group = os.getpgrp()
    if not sys.stdin.isatty() or os.getpid() in {group, os.getsid(0)} or os.tcgetpgrp(0) != group:
        yield
        return
    # Neither handing over the terminal nor Ctrl-Z may suspend us: nobody could wake us up again.
    for number in (signal.SIGTTOU, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(0, group)


def _raise(number: int, _frame: FrameType | None) -> None:
    raise StopAsked(signal.Signals(number).name)
