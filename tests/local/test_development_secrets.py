from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from local.development_secrets import SecretsUnreadable, development_secrets


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secrets.env"
    assert development_secrets(file) == development_secrets(file)


def test_two_machines_have_different_secrets(tmp_path: Path) -> None:
    assert development_secrets(tmp_path / "a") != development_secrets(tmp_path / "b")


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    development_secrets(tmp_path / "secrets.env")
    assert (tmp_path / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_the_encryption_key_really_encrypts(tmp_path: Path) -> None:
    key = Fernet(development_secrets(tmp_path / "secrets.env")["ENCRYPTION_KEYS"])
    assert key.decrypt(key.encrypt(b"token")) == b"token"


def test_a_file_without_its_keys_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "secrets.env"
    file.write_text("SECRET_KEY=abc\n")
    with pytest.raises(SecretsUnreadable, match="lacks ENCRYPTION_KEYS.*make clean-data"):
        development_secrets(file)
    assert file.read_text() == "SECRET_KEY=abc\n"
