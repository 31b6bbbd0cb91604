"""Classes of nouns from the shipped table."""

from __future__ import annotations

import pytest

from mtqa.english import nouns


@pytest.mark.parametrize("noun", ["sword", "swords", "bicycle", "umbrellas", "uniform", "helicopters"])
def test_things(noun: str) -> None:
    assert nouns.is_thing(noun)
    assert not nouns.may_live(noun)


@pytest.mark.parametrize(
    "noun", ["soldier", "women", "horses", "convoy", "village", "bank", "crew", "roses", "zzxqy"]
)
def test_what_may_live(noun: str) -> None:
    assert nouns.may_live(noun)
    assert not nouns.is_thing(noun)


@pytest.mark.parametrize("noun", ["deal", "idea", "peace"])
def test_abstract_nouns_are_no_things(noun: str) -> None:
    assert not nouns.is_thing(noun)


def test_lemma() -> None:
    assert nouns.lemma("swords") == "sword"
    assert nouns.lemma("women") == "woman"
    assert nouns.lemma("zzxqys") == "zzxqys"
