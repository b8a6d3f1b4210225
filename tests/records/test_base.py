from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ocop_site.digests import damm_digit, gs1_digit
from ocop_site.records.base import (
    Code,
    CurrentPlace,
    Day,
    Gtin,
    Id,
    Line,
    Paragraph,
    Photo,
    PrintedPlace,
    Source,
    WebAddress,
)

eight = st.text("0123456789", min_size=8, max_size=8)


def refusal(kind: Any, value: object) -> str:  # noqa: ANN401 - any of the types of a field
    """The type of the error with which a value is refused."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["type"])


def hint(kind: Any, value: str) -> str:  # noqa: ANN401 - as above
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["ctx"]["hint"])


def taken(kind: Any, value: object) -> object:  # noqa: ANN401 - as above
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("text", ["nuoc-mam", "a", "htx-2-9", "59"])
def test_ids(text: str) -> None:
    assert taken(Id, text) == text


@pytest.mark.parametrize("text", ["Nuoc-mam", "nước", "a--b", "-a", "a-", "a b", "a/b", "a\n"])
def test_what_is_no_id(text: str) -> None:
    assert refusal(Id, text) == "bad-id"


def test_an_id_is_not_empty_and_not_too_long() -> None:
    assert refusal(Id, "") == "string_too_short"
    assert refusal(Id, "a" * 101) == "string_too_long"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Nước mắm Ví Dụ", "nuoc-mam-vi-du"),
        ("nuoc-mam-vi-du.yaml", "nuoc-mam-vi-du"),
        ("content/products/ha-tinh/nuoc-mam-vi-du.md", "nuoc-mam-vi-du"),
        ("nuoc_mam", "nuoc-mam"),
        ("HTX Ví Dụ 19/5", "htx-vi-du-19-5"),
        ("---", ""),
    ],
)
def test_the_right_id_is_guessed(text: str, right: str) -> None:
    assert hint(Id, text) == right


@pytest.mark.parametrize(
    "text", ["https://bao.example/tin?a=1&b=2#c", "http://bao.example", "https://báo.example/tin-1", "https://[::1]/"]
)
def test_web_addresses(text: str) -> None:
    assert taken(WebAddress, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://bao.example/",
        "mailto:a@bao.example",
        "//bao.example/",
        "/tin",
        "https://",
        "https:///tin",
        "https://ten:mat-khau@bao.example/",
        "https://bao.example/a b",
        'https://bao.example/"onclick="x',
        "https://bao.example/<script>",
        "https://[bao",
        "",
    ],
)
def test_addresses_that_could_do_harm_are_refused(text: str) -> None:
    assert refusal(WebAddress, text) == "bad-url"


@pytest.mark.parametrize("sign", ["\u0001", "\u202a", "\u2069", "\u200b", "\u2060", "\ufeff", "\u200e"])
def test_an_address_holds_no_sign_that_nobody_sees(sign: str) -> None:
    assert refusal(WebAddress, f"https://bao.{sign}example/tin") == "hidden-character"


@given(eight)
def test_a_code_is_taken_with_its_check_digit_only(digits: str) -> None:
    right = damm_digit(digits)
    assert taken(Code, digits + right) == digits + right
    wrong = str((int(right) + 1) % 10)
    assert refusal(Code, digits + wrong) == "wrong-check-digit"
    assert hint(Code, digits + wrong) == digits + right


@pytest.mark.parametrize("text", ["12345678", "1234567890", "12345678a", "１２３４５６７８９", "", " 120000015"])
def test_what_is_no_code(text: str) -> None:
    assert refusal(Code, text) == "bad-code"


@given(st.sampled_from([7, 11, 12, 13]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)))
def test_a_gtin_is_taken_with_its_check_digit_only(digits: str) -> None:
    right = gs1_digit(digits)
    assert taken(Gtin, digits + right) == digits + right
    wrong = str((int(right) + 5) % 10)
    assert refusal(Gtin, digits + wrong) == "wrong-check-digit"
    assert hint(Gtin, digits + wrong) == digits + right


@pytest.mark.parametrize("text", ["893850000001", "8938500000010"])
def test_gtins_keep_their_length(text: str) -> None:
    assert taken(Gtin, text[:-1] + gs1_digit(text[:-1]))


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "12345678901", "123456789012345", "893850000001O"])
def test_what_is_no_gtin(text: str) -> None:
    assert refusal(Gtin, text) == "bad-gtin"


def test_a_line_is_one_line() -> None:
    assert taken(Line, "Nước  mắm\n Ví Dụ ") == "Nước mắm Ví Dụ"
    assert taken(Paragraph, "Một\nHai") == "Một\nHai"


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u0007", "\x7f"])
def test_a_text_that_could_read_as_another_is_refused(char: str) -> None:
    assert refusal(Line, f"Nước{char}mắm") == "hidden-character"
    assert refusal(Paragraph, f"Nước{char}mắm") == "hidden-character"


def test_texts_have_an_end() -> None:
    assert len(str(taken(Line, "a" * 2000))) == 2000
    assert refusal(Line, "a" * 2001) == "string_too_long"
    assert refusal(Line, "") == "string_too_short"


@pytest.mark.parametrize("blank", [" ", "\n", "\t "])
def test_a_line_of_blanks_is_no_text(blank: str) -> None:
    with pytest.raises(ValidationError):
        Photo(file="a.jpg", alt=blank)


def test_days_are_written_in_one_way() -> None:
    assert taken(Day, "2022-12-29") == date(2022, 12, 29)
    assert hint(Day, "29/12/2022") == "2022-12-29"
    assert hint(Day, "31-02-2022") == ""
    assert hint(Day, "12/2022") == ""  # a month is no day
    assert refusal(Day, "2022-12") == "bad-date"
    assert refusal(Day, "20221229") == "bad-date"


def test_a_place_knows_the_two_maps() -> None:
    assert PrintedPlace(province="Phú Yên", vintage="63").vintage == 63  # type: ignore[arg-type]
    assert PrintedPlace(province="Phú Yên").vintage is None


@pytest.mark.parametrize("vintage", ["64", "0", "2025", "-34"])
def test_a_place_knows_no_third_map(vintage: str) -> None:
    with pytest.raises(ValidationError):
        PrintedPlace(province="Phú Yên", vintage=vintage)  # type: ignore[arg-type]


def test_records_are_frozen_and_know_their_keys() -> None:
    source = Source(url="https://bao.example/")
    with pytest.raises(ValidationError):
        source.publisher = "Báo Ví Dụ"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        CurrentPlace(province="dak-lak", district="huyện Ví Dụ")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("kind", "text", "right"),
    [
        (Code, "124 829 131", "124829131"),
        (Code, "“124829131”", "124829131"),
        (Code, '124829131"', "124829131"),
        (Code, "1248-2913-1", "124829131"),
        (Code, "l2482913I", "124829131"),
        (Code, "124829132 ", ""),  # the check digit is wrong as well
        (Code, "1.2482913E+08", ""),
        (Gtin, "8 936012 345673", ""),
        (Gtin, "8 936012 345674", "8936012345674"),
        (WebAddress, "www.bao.example/tin", "https://www.bao.example/tin"),
        (WebAddress, "htps://bao.example/tin", "https://bao.example/tin"),
        (WebAddress, "http//bao.example", "http://bao.example"),
        (WebAddress, "https:// bao.example/", "https://bao.example/"),
        (WebAddress, "https://bao.\u202aexample/tin", "https://bao.example/tin"),
        (WebAddress, "htx@vi-du.example", ""),
        (WebAddress, "javascript:alert(1)", ""),
        (WebAddress, "file:///c:/x", ""),
        (WebAddress, "https://bao.example/a b", ""),
        (Line, "Trà\u202e sen", "Trà sen"),
    ],
)
def test_what_is_meant_is_offered_where_it_is_clear(kind: Any, text: str, right: str) -> None:  # noqa: ANN401 - as above
    assert hint(kind, text) == right
