"""What can go wrong outside, told apart by one question: may the call have had its effect?"""

from __future__ import annotations


class PlatformError(Exception):
    """A call to Shopify or Alibaba did not give what was asked for.

    `code` is the platform's own code where it gave one, else a word of ours in CAPITALS.
    `may_have_happened` is False only when the effect certainly did not take place.
    `try_again` says whether the same call may work later without anybody changing anything.
    """

    may_have_happened = False
    try_again = False

    def __init__(self, platform: str, operation: str, code: str, message: str) -> None:
        super().__init__(f"{platform} {operation}: {code}: {message}")
        self.platform = platform
        self.operation = operation
        self.code = code
        self.message = message


class PlatformRefused(PlatformError):
    """The platform understood and said no; the same call will be refused again."""


class PlatformThrottled(PlatformError):
    """Too many calls; nothing happened. `wait_seconds` says when there is room again."""

    try_again = True

    def __init__(self, platform: str, operation: str, code: str, message: str, wait_seconds: float) -> None:
        super().__init__(platform, operation, code, message)
        self.wait_seconds = wait_seconds


class PlatformUnreachable(PlatformError):
    """No connection was made, or a read failed; nothing happened and it may be asked again."""

    try_again = True


class PlatformUnauthorized(PlatformError):
    """The token is expired, revoked or was never given; a person or a refresh has to mend it."""


class PlatformForbidden(PlatformError):
    """The token is good but the permission (scope, API group) is missing."""


class OutcomeUnknown(PlatformError):
    """An effect was sent and no usable answer came back: it may have happened. Ask the platform, never repeat."""

    may_have_happened = True


class UseCaseError(Exception):
    """A person or program asked for something that cannot be done as asked.

    `code` is stable and translated by the pages; `remedy` says how to mend it, in English.
    """

    status = 422

    def __init__(self, code: str, message: str, remedy: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.field = field


class NotFound(UseCaseError):
    """It does not exist in this shop."""

    status = 404


class Conflict(UseCaseError):
    """Somebody else was faster: the thing is no longer in the state the request assumed."""

    status = 409
