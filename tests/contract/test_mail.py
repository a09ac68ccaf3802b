"""The postman against real SMTP servers on this machine: what was taken, what was not, and what nobody knows."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from local.free_ports import free_ports
from platforms.mail import SmtpPostman
from sourcing.errors import OutcomeUnknown, PlatformRefused, PlatformUnreachable
from sourcing.ports.mail import Letter

SENDER = "Caravan <caravan@caravan.example>"
LETTER = Letter("bolt@example.com", "Caravan: árvíztűrő", "Első sor – ő, ű\n.\nvége\n", "<1@caravan.example>")


class Mailbox:
    """Takes what it is given, and answers as it is told."""

    def __init__(self, *, rcpt: str = "250 OK", data: str = "250 OK") -> None:
        self.rcpt, self.data = rcpt, data
        self.taken: list[bytes] = []

    async def handle_RCPT(  # noqa: N802  aiosmtpd looks for this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  as above
        if self.data.startswith("250"):
            self.taken.append(envelope.original_content or b"")
        return self.data

    def letter(self) -> EmailMessage:
        (raw,) = self.taken
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


@contextmanager
def serving(box: Mailbox, **options: Any) -> Iterator[int]:
    (port,) = free_ports(1)
    controller = Controller(box, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def postman(port: int, user: str = "") -> SmtpPostman:
    return SmtpPostman(f"smtp://{user}127.0.0.1:{port}", SENDER)


def test_a_letter_arrives_as_it_was_written() -> None:
    box = Mailbox()
    with serving(box) as port:
        postman(port).send(LETTER)
    letter = box.letter()
    assert (letter["From"], letter["To"], letter["Subject"]) == (SENDER, LETTER.to, LETTER.subject)
    assert (letter["Message-ID"], letter["Auto-Submitted"]) == (LETTER.message_id, "auto-generated")
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n") == LETTER.text


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_password_with_signs_in_it_is_told_to_the_server() -> None:
    seen: list[LoginPassword] = []

    def check(
        _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, told: LoginPassword
    ) -> AuthResult:
        seen.append(told)
        return AuthResult(success=told.password == b"a:b@c", handled=False)

    box = Mailbox()
    with serving(box, authenticator=check, auth_required=True, auth_require_tls=False) as port:
        postman(port, "me:a%3Ab%40c@").send(LETTER)
        with pytest.raises(PlatformUnreachable, match="LOGIN_REFUSED"):
            postman(port, "me:wrong@").send(LETTER)
    assert (len(box.taken), seen[0].login) == (1, b"me")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"rcpt": "550 no such user"}, PlatformRefused),
        ({"rcpt": "450 mailbox busy"}, PlatformUnreachable),
        ({"data": "554 looks like spam"}, PlatformRefused),
        ({"data": "451 try again later"}, PlatformUnreachable),
    ],
)
def test_what_the_server_refuses_certainly_did_not_arrive(answers: dict[str, str], expected: type[Exception]) -> None:
    box = Mailbox(**answers)
    with serving(box) as port, pytest.raises(expected):
        postman(port).send(LETTER)
    assert box.taken == []


def test_nobody_listens() -> None:
    (port,) = free_ports(1)
    with pytest.raises(PlatformUnreachable, match="NOT_CONNECTED"):
        postman(port).send(LETTER)


def test_a_server_that_hangs_up_after_the_letter_may_have_taken_it() -> None:
    with hanging_up() as port, pytest.raises(OutcomeUnknown):
        postman(port).send(LETTER)


def test_a_password_is_not_sent_in_the_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Mailbox()
    with serving(box) as port:
        real = socket.create_connection
        monkeypatch.setattr(
            socket, "create_connection", lambda _address, *rest, **more: real(("127.0.0.1", port), *rest, **more)
        )
        with pytest.raises(PlatformUnreachable, match="no encryption"):
            SmtpPostman(f"smtp://me:secret@mail.example.com:{port}", SENDER).send(LETTER)
    assert box.taken == []


@contextmanager
def hanging_up() -> Iterator[int]:
    """A server that reads the whole letter, and is gone before it says what came of it."""
    listener = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        with listener.accept()[0] as client, client.makefile("rwb") as lines:
            lines.write(b"220 here\r\n")
            lines.flush()
            for line in lines:
                if line.upper().startswith(b"DATA"):
                    lines.write(b"354 go on\r\n")
                    lines.flush()
                    for part in lines:
                        if part == b".\r\n":
                            return
                lines.write(b"250 OK\r\n")
                lines.flush()

    server = threading.Thread(target=talk)
    server.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.join(5)
        listener.close()
