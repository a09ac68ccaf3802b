"""What a person sees while the measurements run; on stderr, so that the table alone is on stdout."""

from __future__ import annotations

import sys
import time

from local.say import Terminal

_BEGUN = time.monotonic()
# For programs of ours that talk by themselves: steps of the start, and processes' warnings.
terminal = Terminal(sys.stderr)


def say(what: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"   {time.monotonic() - _BEGUN:4.0f} s  {what}", file=sys.stderr, flush=True)
