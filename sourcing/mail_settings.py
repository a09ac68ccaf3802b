"""Whether the mail settings can be meant: a slip is told at the start, not when the first mail is due."""

from __future__ import annotations

import re
from email.utils import parseaddr
from urllib.parse import urlsplit

# What SMTP takes without extensions; a mistyped address is found by nobody later.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+")  # fmt: skip
_LONGEST = 254


def is_mail_address(text: str) -> bool:
    """Whether mail could be sent there."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def wrong_mail_settings(smtp_url: str, mail_from: str) -> list[str]:
    """Every problem with its remedy; both empty is fine, and sends nothing."""
    if not smtp_url and not mail_from:
        return []
    problems = []
    if not smtp_url:
        problems.append("SMTP_URL is missing beside MAIL_FROM: set both to send mail, or neither")
    elif not _is_server(smtp_url):
        problems.append("SMTP_URL is no address of a mail server: use smtp://user:password@host:port or smtps://…")
    if not mail_from:
        problems.append("MAIL_FROM is missing beside SMTP_URL: set it to the sender, such as caravan@example.com")
    elif not is_mail_address(parseaddr(mail_from)[1]):
        problems.append(f"MAIL_FROM is {mail_from!r}: set it to a sender such as Caravan <caravan@example.com>")
    return problems


def _is_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return port_fits and parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.path in {"", "/"}
