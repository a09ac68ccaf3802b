"""Brings a database to the newest schema, in a process of its own, as a deployment would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from local.trouble import Trouble


class MigrationFailed(Trouble):
    """The migration stopped; the message holds its last lines."""


def migrate(root: Path, environ: Mapping[str, str]) -> None:
    """Runs the migrations of the project in `root` on the DATABASE_URL in `environ`. Raises MigrationFailed."""
    command = [sys.executable, "-m", "flask", "--app", "web:create_app", "db", "upgrade"]
    done = subprocess.run(command, check=False, cwd=root, env=dict(environ), capture_output=True, text=True)
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()[-12:]
        raise MigrationFailed("the migrations stopped:\n" + "\n".join(words))
