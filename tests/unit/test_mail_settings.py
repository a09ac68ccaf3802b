from __future__ import annotations

import pytest

from local.environment import environment_for_tests
from sourcing.config import SettingsWrong, read_settings
from sourcing.mail_settings import is_mail_address, wrong_mail_settings

FROM = "Caravan <caravan@example.com>"


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("", ""),
        ("smtp://127.0.0.1:2525", FROM),
        ("smtp://me%40example.com:pass%3A@mail.example.com:587", "caravan@example.com"),
        ("smtps://me:pass@mail.example.com", FROM),
    ],
)
def test_what_can_be_meant_is_taken(url: str, sender: str) -> None:
    assert wrong_mail_settings(url, sender) == []


@pytest.mark.parametrize(
    ("url", "sender", "named"),
    [
        ("smtp://mail.example.com", "", "MAIL_FROM"),
        ("", FROM, "SMTP_URL"),
        ("mail.example.com:25", FROM, "SMTP_URL"),
        ("http://mail.example.com", FROM, "SMTP_URL"),
        ("smtp://mail.example.com:port", FROM, "SMTP_URL"),
        ("smtp://mail.example.com/inbox", FROM, "SMTP_URL"),
        ("smtp://mail.example.com", "Caravan", "MAIL_FROM"),
    ],
)
def test_what_is_wrong_stops_the_start_and_says_what_to_set(url: str, sender: str, named: str) -> None:
    environ = {**environment_for_tests("sqlite:///x.db"), "SMTP_URL": url, "MAIL_FROM": sender}
    with pytest.raises(SettingsWrong) as wrong:
        read_settings(environ)
    (problem,) = wrong.value.problems
    assert problem.startswith(named)
    assert "set" in problem or "use" in problem


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    (problem,) = wrong_mail_settings("smtp://me:hush@mail.example.com:port", FROM)
    assert "hush" not in problem


@pytest.mark.parametrize("address", ["a@b.hu", "anna.kiss+shop@mail.example.co.uk", "o'neil@example.com"])
def test_addresses_that_mail_can_be_sent_to(address: str) -> None:
    assert is_mail_address(address)


@pytest.mark.parametrize(
    "address",
    ["", "a", "a@b", "a@.hu", "a b@c.hu", "a@b.hu\nBcc: x@y.hu", "ű@b.hu", "a@b..hu", "a@" + "b" * 300 + ".hu"],
)
def test_addresses_that_it_cannot_be_sent_to(address: str) -> None:
    assert not is_mail_address(address)
