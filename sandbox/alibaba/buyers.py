"""The two demo buyers: their saved payment methods and what the app may do for them."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.alibaba.options import WrongInputError
from sandbox.alibaba.stamps import now_ms
from sandbox.shared.store import Store


@dataclass
class Buyer:
    """A buyer's account. `country` as the token reply writes it; an account of mainland China cannot order."""

    account_id: str
    login: str
    account: str
    company: str
    country: str
    methods: list[dict[str, Any]] = field(default_factory=list)
    method_declines: bool = False
    denied: list[str] = field(default_factory=list)

    @property
    def mainland_china(self) -> bool:
        """Whether orders of this account are refused with 110001."""
        return self.country == "cn"


DEMO_BUYERS = (
    Buyer("200042360", "harbor-lane", "buyer@harborlane.example", "Harbor Lane Trading Ltd.", "hu"),
    Buyer("200077810", "hangzhou-demo", "buyer@hangzhou-demo.example", "Hangzhou Demo Import Co.", "cn"),
)


class Buyers:
    """Buyer accounts by id, seeded with the demo buyers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, account_id: str) -> Buyer | None:
        """The account, or None."""
        kept = self._store.get("buyer", account_id)
        if kept:
            return Buyer(**kept)
        return next((Buyer(**asdict(buyer)) for buyer in DEMO_BUYERS if buyer.account_id == account_id), None)

    def all(self) -> list[Buyer]:
        """Every account."""
        return [buyer for demo in DEMO_BUYERS if (buyer := self.get(demo.account_id))]

    def save(self, buyer: Buyer) -> None:
        """Keep the account."""
        self._store.put("buyer", buyer.account_id, asdict(buyer))

    def save_method(self, buyer: Buyer, label: str) -> None:
        """Remember a card for payments by the API."""
        number = self._store.next_number("method")
        buyer.methods.append({"id": str(number), "kind": "CREDIT_CARD", "label": label, "saved": now_ms()})
        self.save(buyer)

    def change(self, buyer: Buyer, changes: object) -> Buyer:
        """Check and keep {"payment_method_saved", "payment_method_declines", "permissions": {path: bool}}.

        Raises WrongInputError and then changes nothing.
        """
        if not isinstance(changes, dict) or not changes:
            raise WrongInputError(
                'send an object with "payment_method_saved", "payment_method_declines" or "permissions"'
            )
        unknown = set(changes) - {"payment_method_saved", "payment_method_declines", "permissions"}
        if unknown:
            raise WrongInputError(
                f"'{min(unknown)}' cannot be changed; known are payment_method_saved, payment_method_declines, permissions"
            )
        saved, declines = (_flag(changes, f"payment_method_{name}") for name in ("saved", "declines"))
        denied = _denied(buyer.denied, changes.get("permissions", {}))
        if declines is not None:
            buyer.method_declines = declines
        buyer.denied = denied
        if saved is False:
            buyer.methods = []
        self.save(buyer)
        if saved and not buyer.methods:
            self.save_method(buyer, "Visa ending 4242")
        return buyer


def _flag(changes: dict[str, Any], name: str) -> bool | None:
    value = changes.get(name)
    if value is not None and not isinstance(value, bool):
        raise WrongInputError(f"{name} must be true or false")
    return value


def _denied(denied: list[str], permissions: object) -> list[str]:
    if not isinstance(permissions, dict) or not all(isinstance(granted, bool) for granted in permissions.values()):
        raise WrongInputError('permissions must be an object such as {"/alibaba/order/cancel": false}')
    now = set(denied)
    for path, granted in permissions.items():
        (now.discard if granted else now.add)(path)
    return sorted(now)
