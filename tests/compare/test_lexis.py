"""What comparing knows of English words."""

from __future__ import annotations

import pytest

from mtqa.compare import lexis
from mtqa.compare.polarity import implicit_negatives, negations
from mtqa.text.tokenise import tokenise


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("went", "go"),
        ("children", "child"),
        ("studies", "study"),
        ("stopped", "stop"),
        ("making", "make"),
        ("left", "leave"),
    ],
)
def test_base_forms(form: str, base: str) -> None:
    assert base in lexis.lemmas(form)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colours", "colors"),
        ("centre", "center"),
        ("organisation", "organization"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("analysed", "analyzed"),
        ("programme", "program"),
        ("grey", "gray"),
    ],
)
def test_spellings_share_a_key(british: str, american: str) -> None:
    assert lexis.spelling_key(british) == lexis.spelling_key(american)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("rose", "fell", "antonym"),
        ("soldiers", "troops", "synonym"),
        ("announced", "announcement", "derived"),
        ("river", "parliament", None),
    ],
)
def test_relations(left: str, right: str, relation: str | None) -> None:
    found = lexis.relation(left, right)
    assert found == relation or (relation == "derived" and found == "synonym")


def test_company_tells_likeness() -> None:
    assert lexis.similarity("troops", "soldiers") > 0.6 > lexis.similarity("troops", "violin")
    assert lexis.similarity("troops", "qwxzv") == 0


def test_families_join_what_news_says_of_one_event() -> None:
    assert lexis.same_family("killed", "fatalities")
    assert not lexis.same_family("killed", "injured")


def test_frequency_falls_from_grammar_to_terms() -> None:
    assert lexis.zipf("the") > lexis.zipf("minister") > lexis.zipf("qwxzv")


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("He did not sign the treaty.", ["sign"]),
        ("They don't know.", ["know"]),
        ("No official reply came.", ["official"]),
        ("Not only Paris but also Rome agreed.", []),
        ("No less than ten came.", []),
        ("It depends on whether or not it rains.", []),
    ],
)
def test_negations_and_what_they_negate(text: str, scopes: list[str]) -> None:
    tokens = tokenise(text, "en")
    assert [tokens[n.scope].text for n in negations(tokens) if n.scope is not None] == scopes


def test_words_negative_by_themselves() -> None:
    tokens = tokenise("She refused the unpaid work and increased the price.", "en")
    assert [tokens[i].text for i in implicit_negatives(tokens)] == ["refused", "unpaid"]
