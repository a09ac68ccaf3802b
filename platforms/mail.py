"""Mail over SMTP: what certainly was not taken is told apart from what may have been."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

from sourcing.errors import OutcomeUnknown, PlatformRefused, PlatformUnreachable
from sourcing.ports.mail import Letter

_TIMEOUT_SECONDS = 20
_OPERATION = "send"
# Said before anything is sent: nothing happened, whatever it was.
_BEFORE = (OSError, smtplib.SMTPException)


@dataclass(frozen=True, slots=True)
class _Server:
    host: str
    port: int
    encrypted: bool
    user: str
    password: str


class SmtpPostman:
    """Sends through the server of `url` (smtp://user:password@host:port, or smtps://), as `sender`.

    smtp:// is encrypted with STARTTLS where the server offers it; a password is never sent without encryption, but to
    this machine.
    """

    def __init__(self, url: str, sender: str) -> None:
        self._server = _read(url)
        self._sender = sender

    def message_id(self, key: str) -> str:
        """A Message-ID in the sender's domain."""
        return f"<{key}@{parseaddr(self._sender)[1].rpartition('@')[2]}>"

    def send(self, letter: Letter) -> None:
        """Hand the letter to the server."""
        try:
            client = self._open()
        except smtplib.SMTPAuthenticationError as error:
            # A person has to mend the settings: worth another try all the same.
            raise _unreachable("LOGIN_REFUSED", error) from error
        except _BEFORE as error:
            raise _unreachable("NOT_CONNECTED", error) from error
        try:
            self._hand_over(client, letter)
        finally:
            # Whatever comes of saying goodbye, the letter's fate is known.
            client.close()

    def _open(self) -> smtplib.SMTP:
        server = self._server
        context = ssl.create_default_context()
        if server.encrypted:
            client: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT_SECONDS, context=context)
        else:
            client = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_SECONDS)
        try:
            client.ehlo()
            encrypted = server.encrypted or _encrypt(client, context)
            if server.user:
                _log_in(client, server, encrypted=encrypted)
        except BaseException:
            client.close()
            raise
        return client

    def _hand_over(self, client: smtplib.SMTP, letter: Letter) -> None:
        try:
            _expect(client.mail(parseaddr(self._sender)[1]), "SENDER_REFUSED")
            _expect(client.rcpt(letter.to), "RECIPIENT_REFUSED")
        except _BEFORE as error:
            raise _unreachable("CONNECTION_LOST", error) from error
        try:
            answer = client.data(self._message(letter))
        except smtplib.SMTPDataError as error:
            _expect((error.smtp_code, _bytes(error.smtp_error)), "MESSAGE_REFUSED")
            raise _unreachable("MESSAGE_REFUSED", error) from error
        except _BEFORE as error:
            raise OutcomeUnknown("mail", _OPERATION, "NO_ANSWER", f"the server did not say: {error}") from error
        _expect(answer, "MESSAGE_REFUSED")

    def _message(self, letter: Letter) -> bytes:
        message = EmailMessage(policy=policy.SMTP)
        message["From"], message["To"], message["Subject"] = self._sender, letter.to, letter.subject
        message["Date"], message["Message-ID"] = formatdate(), letter.message_id
        # Mailboxes that answer by themselves ("I am on holiday") do not answer to this.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text, cte="quoted-printable")
        return message.as_bytes()


def _encrypt(client: smtplib.SMTP, context: ssl.SSLContext) -> bool:
    """Go on encrypted if the server can; answers whether it could."""
    if not client.has_extn("starttls"):
        return False
    client.starttls(context=context)
    client.ehlo()
    return True


def _log_in(client: smtplib.SMTP, server: _Server, *, encrypted: bool) -> None:
    if not encrypted and server.host not in {"127.0.0.1", "localhost", "::1"}:
        raise smtplib.SMTPException("the server offers no encryption, so no password is sent")
    client.login(server.user, server.password)


def _expect(answer: tuple[int, bytes], code: str) -> None:
    """Raise what a refusal means: 5xx for ever, the rest for now."""
    status, said = answer
    if 200 <= status < 300:
        return
    message = f"{status} {said.decode(errors='replace')}"
    refusal = PlatformRefused if status >= 500 else PlatformUnreachable
    raise refusal("mail", _OPERATION, code, message)


def _unreachable(code: str, error: Exception) -> PlatformUnreachable:
    return PlatformUnreachable("mail", _OPERATION, code, str(error) or type(error).__name__)


def _bytes(said: bytes | str) -> bytes:
    return said.encode() if isinstance(said, str) else said


def _read(url: str) -> _Server:
    parts = urlsplit(url)
    encrypted = parts.scheme == "smtps"
    return _Server(
        host=parts.hostname or "",
        port=parts.port or (465 if encrypted else 587),
        encrypted=encrypted,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
