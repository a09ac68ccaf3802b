"""Ties a program's life to ours, so that nothing is left behind even when we are killed."""

from __future__ import annotations

import shutil


def tied(command: list[str], *, run_as: tuple[int, int] | None = None) -> list[str]:
    """The command, made to get SIGTERM when the thread that starts it ends: start it from the main thread.

    `run_as` is (user id, group id) to run under; only root may ask for it. Linux has a parent-death signal and
    Debian's util-linux the program to set it; elsewhere the command comes back as it is.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return command
    options = ["--pdeathsig", "TERM"]
    if run_as:
        user, group = run_as
        options += [f"--reuid={user}", f"--regid={group}", "--clear-groups"]
    return [setpriv, *options, "--", *command]
