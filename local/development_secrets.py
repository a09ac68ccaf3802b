"""Secrets for one developer's machine, made once and kept, so that sessions and stored tokens outlive a restart."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

from local.trouble import Trouble


class SecretsUnreadable(Trouble):
    """The file of secrets is there but is not ours; the message says what to do."""


def development_secrets(file: Path) -> dict[str, str]:
    """SECRET_KEY and ENCRYPTION_KEYS from the file, made first when it is not there (readable by the owner only).

    Raises SecretsUnreadable when the file holds anything else: made anew, it would lock us out of the stored tokens.
    """
    if not file.exists():
        _write(file)
    values: dict[str, str] = {}
    for line in file.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, value = line.partition("=")
            values[name.strip()] = value.strip()
    if missing := {"SECRET_KEY", "ENCRYPTION_KEYS"} - {name for name, value in values.items() if value}:
        raise SecretsUnreadable(
            f"{file} lacks {' and '.join(sorted(missing))}: put it back, or start anew with `make clean-data`"
        )
    return values


def _write(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = (
        "# Made for this machine; never used in production. Stored tokens can be read with these keys only.\n"
        f"SECRET_KEY={secrets.token_urlsafe(48)}\n"
        f"ENCRYPTION_KEYS={Fernet.generate_key().decode()}\n"
    )
    # Written beside and moved into place: a start that is interrupted leaves no half file.
    fresh = file.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
    fresh.replace(file)
