"""`make run`: the whole house in one terminal, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from local.house import House
from local.say import Terminal
from local.stopping import StopAsked, ctrl_c_is_ours, ignore_signals, raise_on_signals
from local.trouble import Trouble


def main() -> int:
    """Runs until it is asked to stop (exit code 0), or until something is wrong (a sentence, and exit code 1)."""
    root = Path(__file__).resolve().parent.parent
    os.chdir(root)
    terminal = Terminal()
    raise_on_signals()
    with ctrl_c_is_ours():
        return run(root, terminal)


def run(root: Path, terminal: Terminal) -> int:
    """One life of the house. Answers the exit code."""
    house: House | None = None
    code = 0
    try:
        house = House(root, os.environ, terminal)
        house.start()
        terminal.frame(house.where_to_look())
        house.watch()
    except StopAsked:
        terminal.line()
    except Trouble as trouble:
        terminal.trouble(str(trouble))
        code = 1
    finally:
        ignore_signals()
        if house:
            with terminal.step("stop everything"):
                house.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
