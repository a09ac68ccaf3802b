from __future__ import annotations

import pytest

from sourcing.catalog.link import Part
from sourcing.catalog.link_file import LinkLine, read_file, write_header, write_variants
from sourcing.catalog.list_links import VariantView
from sourcing.money import Money

HEAD = "variant_id,product_id,sku_id,quantity\n"


def variant(number: int, sku: str, title: str) -> VariantView:
    gid = f"gid://shopify/ProductVariant/{number}"
    return VariantView(gid, title, "Blue", sku, Money(100, "USD"), "", [])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_whatever_a_spreadsheet_puts_between_its_cells(mark: str, end: str) -> None:
    lines = [
        ["variant_id", "SKU", "Title", "Product_ID", "sku_id", "quantity"],
        ["7", "A", '"Mug, ""big""; blue"', "1600001", "501", "2"],
    ]
    text = "\ufeff" + end.join(mark.join(cells) for cells in lines) + end
    assert read_file(text).lines == (LinkLine(2, "gid://shopify/ProductVariant/7", Part("1600001", "501", 2)),)


def test_a_variant_may_be_named_by_its_gid_and_a_quantity_left_out() -> None:
    (line,) = read_file(f"{HEAD}gid://shopify/ProductVariant/7,1600001,,\n").lines
    assert (line.variant_gid, line.part) == ("gid://shopify/ProductVariant/7", Part("1600001", "", 1))


def test_a_line_without_a_product_leaves_its_variant_alone() -> None:
    file = read_file(f"{HEAD}7,,,\n\n,,,\nnonsense,,x,y\n")
    assert (file.lines, file.errors) == ((), ())


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("7,1.6011E+12,,1", "NUMBER_SHORTENED", "product_id"),
        ("5.1E+12,1600001,,1", "NUMBER_SHORTENED", "variant_id"),
        ("7,1600001.0,,1", "NUMBER_SHORTENED", "product_id"),
        ("7,https://www.alibaba.com/1,,1", "NUMBER_WRONG", "product_id"),
        (",1600001,,1", "NUMBER_WRONG", "variant_id"),
        ("٣,1600001,,1", "NUMBER_WRONG", "variant_id"),
        ("7,1600001,red,1", "NUMBER_WRONG", "sku_id"),
        ("7,1600001,,0", "QUANTITY_WRONG", "quantity"),
        ("7,1600001,,10001", "QUANTITY_WRONG", "quantity"),
        ("7,1600001,,1.5", "QUANTITY_WRONG", "quantity"),
        ("7,1600001,,-1", "QUANTITY_WRONG", "quantity"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_number_and_column(line: str, code: str, column: str) -> None:
    (error,) = read_file(f"{HEAD}8,1600001,501,1\n{line}\n").errors
    assert (error.line, error.code, error.column) == (3, code, column)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "COLUMN_MISSING"),
        ("variant_id,product_id,quantity\n", "COLUMN_MISSING"),
        (HEAD + "7,1600001,,1\n" * 5001, "TOO_MANY_LINES"),
        (HEAD + '"' + "x" * 200_000, "NOT_A_TABLE"),
        (HEAD + "7,1600001,501,1\n" * 21, "TOO_MANY_PARTS"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_one_error(text: str, code: str) -> None:
    assert [error.code for error in read_file(text).errors] == [code]


def test_five_thousand_lines_are_taken() -> None:
    text = HEAD + "".join(f"{number},1600001,501,1\n" for number in range(1, 5001))
    assert len(read_file(text).lines) == 5000


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_in_the_template_is_a_formula(sign: str) -> None:
    text = write_header() + write_variants([variant(7, f"{sign}1+1", f'{sign}HYPERLINK("http://x")')])
    _, sku, title, *_ = text.splitlines()[-1].replace('"', "").split(",") if sign != "\r" else ("", "'", "'")
    assert sku.startswith("'")
    assert title.startswith("'")


def test_the_template_can_be_read_back_as_it_is() -> None:
    file = read_file(write_header() + write_variants([variant(7, "A;B", 'Mug "big", blue')]))
    assert (file.lines, file.errors) == ((), ())
