"""Shopify's search syntax, as far as orders and products are asked by it: `updated_at:>='…' AND status:paid`, `earbuds bl*`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graphql import GraphQLError

from sandbox.shared.store import Document
from sandbox.shopify.world import milliseconds

_TERM = re.compile(r"""\s*(?:AND\s+)?(?P<name>[a-z_]+):(?P<sign>>=|<=|>|<)?(?P<value>"[^"]*"|'[^']*'|[^\s]+)\s*""")
# A word without a name is looked for in several fields; `\` makes a special character a plain one, `*` ends a beginning.
_WORD = re.compile(r"""\s*(?:AND\s+)?(?P<word>(?:\\[:\\()]|[^\s:\\()"'])+)(?=\s|$)\s*""")
WORDS = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `sign` is empty for equality."""

    name: str
    sign: str
    value: str

    def holds(self, actual: object) -> bool:
        """Whether a stored value meets it: times and numbers by size, text without regard to case."""
        if self.name == WORDS:
            return _has_word(str(actual).lower(), self.value.lower())
        if self.sign or self.name.endswith("_at"):
            return _compare(_size(self, str(actual)), self.sign, _size(self, self.value))
        if isinstance(actual, list):
            return any(self.holds(one) for one in actual)
        return str(actual).lower() == self.value.lower()


def terms_of(query: str | None, known: Mapping[str, Callable[[Document], object]]) -> list[Term]:
    """The terms of a search. Shopify ignores a term it does not know; here that would hide a mistake: GraphQLError."""
    terms: list[Term] = []
    text, at = query or "", 0
    while at < len(text.rstrip()):
        if WORDS in known and (bare := _WORD.match(text, at)):
            terms.append(Term(WORDS, "", re.sub(r"\\(.)", r"\1", bare["word"])))
            at = bare.end()
            continue
        match = _TERM.match(text, at)
        if match is None:
            raise GraphQLError(
                f"The sandbox does not understand the search {text[at:]!r}: use name:value AND name:value."
            )
        if match["name"] not in known:
            names = ", ".join(sorted(filter(None, known)))
            raise GraphQLError(f"The sandbox does not know the search term {match['name']!r}; it knows {names}.")
        terms.append(Term(match["name"], match["sign"] or "", match["value"].strip("\"'")))
        at = match.end()
    return terms


def matches(document: Document, terms: list[Term], known: Mapping[str, Callable[[Document], object]]) -> bool:
    """Whether all terms hold for the document."""
    return all(term.holds(known[term.name](document)) for term in terms)


def _has_word(text: str, word: str) -> bool:
    words = {*text.split(), *re.findall(r"\w+", text)}
    return any(one.startswith(word[:-1]) for one in words) if word.endswith("*") else word in words


def _size(term: Term, text: str) -> float:
    try:
        return float(milliseconds(text)) if term.name.endswith("_at") else float(text)
    except ValueError:
        raise GraphQLError(f"The search term {term.name} cannot be compared with {text!r}.") from None


def _compare(left: float, sign: str, right: float) -> bool:
    return {">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right, "": left == right}[sign]
