"""The fault plan: which answers and messages go wrong, in which way, how often. Seeded, so a run can be repeated."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from typing import Any, Literal

ANSWER_KINDS = frozenset(
    {
        "refused",
        "slow",
        "timeout_before",
        "timeout_after",
        "error_before",
        "error_after",
        "reset",
        "html",
        "throttled",
        "missing_field",
    }
)
MESSAGE_KINDS = frozenset({"twice", "late", "reordered", "never"})
_KEYS = {"operation", "kind", "times", "skip", "probability", "seconds"}


class FaultPlanError(ValueError):
    """The plan is not understood; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong now. `seconds` is real time: how long `slow` waits, how late a `late` message is."""

    kind: str
    seconds: float


@dataclass(slots=True)
class _Rule:
    operation: str
    kind: str
    times: int | None
    skip: int
    probability: float
    seconds: float
    seen: int = 0
    fired: int = 0

    def describe(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


class FaultPlan:
    """Rules in order; the first that applies to an operation fires. `operation` may be `*` (all).

    Per rule: `skip` so many matching operations first, then fire at most `times` (1 unless told; null: always), each
    with `probability`. Empty at the start.
    """

    def __init__(self, document: object = None) -> None:
        self._lock = threading.Lock()
        self.replace({} if document is None else document)

    def replace(self, document: object) -> None:
        """Takes a new plan (the JSON of sandbox/README.md) for the old; raises FaultPlanError, changing nothing."""
        seed, rules = _parse(document)
        with self._lock:
            self._seed = seed
            self._rules = rules
            self._random = random.Random(seed)

    def next(self, operation: str, about: Literal["answer", "message"] = "answer") -> Fault | None:
        """The fault for this operation, now; None when all goes well. Answers and messages have their own kinds."""
        kinds = ANSWER_KINDS if about == "answer" else MESSAGE_KINDS
        with self._lock:
            for rule in self._rules:
                if rule.operation in ("*", operation) and rule.kind in kinds and self._fires(rule):
                    return Fault(rule.kind, rule.seconds)
        return None

    def describe(self) -> dict[str, Any]:
        """The plan as JSON, each rule with how often it was `seen` and `fired`."""
        with self._lock:
            return {"seed": self._seed, "rules": [rule.describe() for rule in self._rules]}

    def _fires(self, rule: _Rule) -> bool:
        if rule.times is not None and rule.fired >= rule.times:
            return False
        rule.seen += 1
        if rule.seen <= rule.skip or self._random.random() >= rule.probability:
            return False
        rule.fired += 1
        return True


def _parse(document: object) -> tuple[int, list[_Rule]]:
    if not isinstance(document, dict):
        raise FaultPlanError('the fault plan must be an object: {"seed": 1, "rules": [...]}')
    unknown = set(document) - {"seed", "rules"}
    if unknown:
        raise FaultPlanError(f"the fault plan has the unknown key {min(unknown)!r}: only seed and rules are known")
    seed, rules = document.get("seed", 1), document.get("rules", [])
    if not _is_whole(seed):
        raise FaultPlanError("seed must be a whole number")
    if not isinstance(rules, list):
        raise FaultPlanError("rules must be a list of objects with operation and kind")
    return int(seed), [_rule(number, rule) for number, rule in enumerate(rules)]


def _rule(number: int, rule: object) -> _Rule:
    where = f"rules[{number}]"
    if not isinstance(rule, dict):
        raise FaultPlanError(f"{where} must be an object with operation and kind")
    unknown = {str(key) for key in rule} - _KEYS - {"seen", "fired"}
    if unknown:
        raise FaultPlanError(f"{where} has the unknown key {min(unknown)!r}: known are {', '.join(sorted(_KEYS))}")
    operation, kind = rule.get("operation"), rule.get("kind")
    if not isinstance(operation, str) or not operation:
        raise FaultPlanError(f"{where}.operation must name an operation, or be * for all")
    if kind not in ANSWER_KINDS | MESSAGE_KINDS:
        known = ", ".join(sorted(ANSWER_KINDS | MESSAGE_KINDS))
        raise FaultPlanError(f"{where}.kind is {kind!r}: give one of {known}")
    times, skip = rule.get("times", 1), rule.get("skip", 0)
    if times is not None and (not _is_whole(times) or times < 1):
        raise FaultPlanError(f"{where}.times must be a whole number from 1, or null for always")
    if not _is_whole(skip) or skip < 0:
        raise FaultPlanError(f"{where}.skip must be a whole number from 0")
    probability = _number(rule, "probability", 1.0, where, most=1.0)
    return _Rule(operation, kind, times, skip, probability, _number(rule, "seconds", 5.0, where, most=86_400.0))


def _number(rule: dict[str, Any], name: str, default: float, where: str, most: float) -> float:
    value = rule.get(name, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise FaultPlanError(f"{where}.{name} must be a number from 0 to {most:g}")
    return float(value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
