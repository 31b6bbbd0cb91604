"""Quotations, headlines and territories."""

from __future__ import annotations

import pytest

from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.english.sentences import is_headline
from mtqa.english.territories import adjectives, territory_codes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we go" and left.', ['"we go"']),
        ("He said “we go” and “we stay”.", ["“we go”", "“we stay”"]),
        ("«Да», he said.", ["«Да»"]),
        ('He said "we go', ['"we go']),
        ("It's the workers' day.", []),
    ],
)
def test_quoted_spans(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted


def test_is_quoted() -> None:
    spans = quoted_spans('a "b c" d')
    assert is_quoted(spans, 3, 4)
    assert not is_quoted(spans, 0, 4)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Rebels take town", True),
        ("Rebels took the town.", False),
        ("“They took it.”", False),
        ("Is it over?", False),
    ],
)
def test_headlines(text: str, headline: bool) -> None:
    assert is_headline(text) is headline


def test_territories() -> None:
    assert adjectives()[territory_codes()["Armenia"]] == "Armenian"
    assert adjectives()[territory_codes()["Turkey"]] == "Turkish"
    assert adjectives()[territory_codes()["Türkiye"]] == "Turkish"
    assert set(territory_codes().values()) == set(adjectives())
