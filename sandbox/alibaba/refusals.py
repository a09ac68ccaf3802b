"""What the gateway says when it refuses: one exception and the codes that have a fixed sentence."""

from typing import Any


class RefusedError(Exception):
    """A gateway or business error, answered with HTTP 200 (platform facts, section 4).

    `kind` is ISV (the caller's fault), ISP (the service's), SYSTEM (the platform's), or None: business errors may lack it.
    """

    def __init__(self, code: str, message: str, kind: str | None = "ISV") -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.kind = kind

    def as_reply(self, request_id: str) -> dict[str, Any]:
        """The error document as it goes over the wire."""
        reply: dict[str, Any] = {"code": self.code, "message": self.message, "request_id": request_id}
        return reply if self.kind is None else {"type": self.kind, **reply}


def business(code: str, message: str) -> RefusedError:
    """A refusal of the order business, which carries no type (live-tested by others)."""
    return RefusedError(code, message, kind=None)


def missing(name: str) -> RefusedError:
    """A required parameter was not sent."""
    return RefusedError(
        "MissingParameter", f"The input parameter {name} that is mandatory for processing this request is not supplied"
    )


def invalid(name: str, problem: str) -> RefusedError:
    """A parameter was sent but cannot be read."""
    return RefusedError("InvalidParameter", f"The parameter {name} is invalid: {problem}")
