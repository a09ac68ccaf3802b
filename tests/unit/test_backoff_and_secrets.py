from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from sourcing.crypto import Secrets, UnreadableSecret
from sourcing.lease import LEASE, backoff

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@given(st.integers(0, 10_000))
def test_waits_are_seconds_at_first_and_fifteen_minutes_at_most(tries: int) -> None:
    assert timedelta(seconds=2) <= backoff(tries) <= timedelta(minutes=15)


def test_waits_grow() -> None:
    waits = [backoff(tries) for tries in range(8)]
    assert waits[0] == timedelta(seconds=2)
    assert waits[-1] == timedelta(minutes=15)
    assert all(earlier <= later for earlier, later in pairwise(waits))


def test_a_dead_workers_rows_go_on_within_a_minute() -> None:
    assert timedelta(seconds=30) <= LEASE <= timedelta(seconds=60)


@given(st.text())
def test_what_is_sealed_is_opened_and_cannot_be_read_without(text: str) -> None:
    secrets = Secrets([NEW])
    sealed = secrets.seal(text)
    assert secrets.open(sealed) == text
    assert len(text) < 8 or text.encode() not in sealed


def test_after_a_rotation_old_secrets_are_still_read_and_new_ones_need_the_new_key() -> None:
    old = Secrets([OLD]).seal("shpat")
    rotated = Secrets([NEW, OLD])
    assert rotated.open(old) == "shpat"
    assert Secrets([NEW]).open(rotated.seal("shpat")) == "shpat"


def test_a_secret_whose_key_is_gone_says_how_to_mend_it() -> None:
    with pytest.raises(UnreadableSecret, match="ENCRYPTION_KEYS"):
        Secrets([NEW]).open(Secrets([OLD]).seal("shpat"))


def test_a_secret_that_was_tampered_with_is_not_opened() -> None:
    sealed = bytearray(Secrets([NEW]).seal("shpat"))
    sealed[20] ^= 1
    with pytest.raises(UnreadableSecret):
        Secrets([NEW]).open(bytes(sealed))
