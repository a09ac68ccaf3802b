"""Whatever can keep a purchase is explained, in both languages, with a button that the pages know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import wiring
from platforms.alibaba import codes
from sourcing.explain import explain, explain_all
from sourcing.orders.model import Order
from sourcing.problems import OURS
from sourcing.purchasing.allow import allowed
from sourcing.purchasing.model import Purchase

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend" / "src"
# Words in capitals that are no reason why something waits: the platforms' statuses and reasons, and what the pages
# themselves translate under other names.
NO_REASONS = {
    # statuses and other words of the platforms
    "PAID", "PARTIALLY_REFUNDED", "SUBMITTED", "ACCEPTED", "CANCELLED", "CANCELLATION_REQUESTED", "DELIVERED", "OPEN",
    "ACCEPT", "CANCEL", "INVESTIGATE", "NONE", "FULFILLMENT_REQUESTED", "IN_PROGRESS", "PRODUCT_ONLINE", "PAY_SUCCESS", "PAYING",
    # errors of a call, which the row does not keep
    "BEING_REFRESHED", "NOT_REFRESHABLE", "NO_TOKEN", "UNINSTALLED",
    # what the page is told of an order, which keeps it nowhere; a way to write letters
    "NOTHING_BOUGHT", "NFKD",
    # carriers, and a word of SQL
    "WMYC", "USPS", "CASCADE",
    # the timeline's own words
    "WORKER_DIED", "NO_METHOD_SAVED",
    # what the products page says of a link
    "STOCK_UNKNOWN",
    # what it says of a line of a file: csv.* of its catalog, see below
    *(LINES := {
        "COLUMN_MISSING", "NOT_A_TABLE", "NO_SUCH_VARIANT", "NUMBER_SHORTENED", "NUMBER_WRONG", "QUANTITY_WRONG", "SKU_MISSING",
        "TOO_MANY_LINES", "TOO_MANY_PARTS",
    }),
    # why a plan of an import cannot be carried out: its preview says so, as errors
    "PRICE_TOO_HIGH", "RATE_MISSING", "TOO_MANY_OPTIONS",
    # Shopify's word for a product of ours that is there already: looked for, and adopted
    "HANDLE_NOT_UNIQUE",
}  # fmt: skip
# Told to whoever asked, as the answer to a request: translated by the pages as errors.
ANSWERS = {"UseCaseError", "NotFound", "Conflict"}
PLACES = ("purchasing", "orders", "fulfillment", "catalog", "shops", "tracking")


def words_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ANSWERS:
        return
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[A-Z]+(_[A-Z]+)+|[A-Z]{4,}", node.value)
    ):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from words_of(child)


def raised() -> set[str]:
    """Every code that a row may be left with."""
    files = [file for place in PLACES for file in (ROOT / "sourcing" / place).glob("*.py")]
    return {word for file in files for word in words_of(ast.parse(file.read_text()))} - NO_REASONS


def translated(name: str) -> set[str]:
    text = (FRONTEND / "i18n" / "hu" / name).read_text()
    return set(re.findall(r'^  "?([\w. -]+?)"?:', text, re.MULTILINE))


def actions_of_the_pages() -> set[str]:
    pages = "".join((FRONTEND / "parts" / name).read_text() for name in ("problems.tsx", "way.ts"))
    return set(re.findall(r'case "(\w+)"', pages)) | set(re.findall(r'\baction [=!]== "(\w+)"', pages))


def test_the_codes_are_found_where_they_are_raised() -> None:
    assert {"AMOUNT_ABOVE_QUOTE", "PAY_BY_HAND", "VARIANT_NOT_LINKED", "SHOP_REFUSED", "BELOW_MOQ"} <= raised()


def test_every_code_that_can_be_raised_is_explained() -> None:
    assert raised() - set(wiring.explanations()) == set()


def test_every_code_that_alibaba_can_answer_by_name_is_explained() -> None:
    known = codes._UNAUTHORIZED | codes._FORBIDDEN | codes._THROTTLED | codes._UNANSWERED | codes._MALFORMED
    of_this_gateway = {code for code in known if "-" not in code}
    assert of_this_gateway <= set(codes.EXPLANATIONS)


@pytest.mark.parametrize(
    ("explained", "file"), [(set(OURS), "problems-ours.ts"), (set(codes.EXPLANATIONS), "problems-alibaba.ts")]
)
def test_every_explanation_has_a_hungarian_text_and_there_is_none_too_many(explained: set[str], file: str) -> None:
    assert translated(file) == explained


def test_every_button_is_one_that_the_pages_know() -> None:
    assert {said.action for said in wiring.explanations().values()} <= actions_of_the_pages()
    assert set(get_args(codes.Action)) <= actions_of_the_pages()


# What Alibaba answers when an order is placed (platform notes, section 4), and what is expected to mend it.
ORDER_CODES = {
    "110001": "reconnect", "10010": "requote", "4028": "requote", "130602": "requote", "130608": "requote",
    "10012": "requote", "4016": "try_again", "480006": "change_quantity", "430013": "change_quantity",
    "10007": None, "410006": None, "4027": None, "10005": "relink", "130106": "relink", "130703": None, "140004": None,
    "130704": "try_again", "120019": None, "4015": None, "800022": "edit_address", "400007": None, "300000": None,
    "430005": "requote", "4012": None, "4008": "relink",
}  # fmt: skip
# Whatever way.ts leads to for these is a page, or a step that a refused purchase always allows.
LEADS_SOMEWHERE = {
    "relink",
    "change_quantity",
    "reconnect",
    "contact_support",
    "edit_address",
    "requote",
    "try_again",
    "ask_supplier",
}


@pytest.mark.parametrize(("code", "action"), ORDER_CODES.items())
def test_every_refusal_of_a_placing_has_a_button_that_leads_somewhere(code: str, action: str | None) -> None:
    said = codes.EXPLANATIONS[code]
    assert action in {None, said.action}
    assert said.action in LEADS_SOMEWHERE
    refused, order = Purchase(state="refused", trade_id=None), Order(paid=True, cancelled_at=None, test=False)
    assert {"quote", "retry", "cancel"} <= set(allowed(refused, order))


def test_every_explanation_says_what_and_what_to_do() -> None:
    assert all(said.title and said.remedy.endswith(".") for said in wiring.explanations().values())


def test_a_code_nobody_knows_keeps_its_code_and_the_platforms_words() -> None:
    problem = explain(OURS, "OF_TOMORROW", "their words", {"value": 3})
    assert (problem.code, problem.message, problem.data) == ("OF_TOMORROW", "their words", {"value": 3})
    assert problem.action == "contact_support"


def test_stored_reasons_keep_their_numbers() -> None:
    (problem,) = explain_all(OURS, [{"code": "AMOUNT_ABOVE_QUOTE", "value": 2301, "limit": 2300}])
    assert problem.data == {"value": 2301, "limit": 2300}
    assert problem.title == OURS["AMOUNT_ABOVE_QUOTE"].title


def test_every_mistake_in_a_line_of_a_file_has_its_sentence() -> None:
    said = (FRONTEND / "i18n" / "en" / "products.ts").read_text()
    assert {code for code in LINES if f'"csv.{code.lower()}"' not in said} == set()
