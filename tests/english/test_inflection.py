"""English inflection, regular and irregular, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.inflection import plural, singulars, verb_forms


@pytest.mark.parametrize(
    ("lemma", "past", "gerund", "third"),
    [
        ("start", "started", "starting", "starts"),
        ("claim", "claimed", "claiming", "claims"),
        ("stop", "stopped", "stopping", "stops"),
        ("admit", "admitted", "admitting", "admits"),
        ("visit", "visited", "visiting", "visits"),
        ("open", "opened", "opening", "opens"),
        ("carry", "carried", "carrying", "carries"),
        ("deploy", "deployed", "deploying", "deploys"),
        ("lie", "lay", "lying", "lies"),
        ("take", "took", "taking", "takes"),
        ("teach", "taught", "teaching", "teaches"),
        ("have", "had", "having", "has"),
        ("free", "freed", "freeing", "frees"),
    ],
)
def test_verb_forms(lemma: str, past: str, gerund: str, third: str) -> None:
    forms = verb_forms(lemma)
    assert past in forms.past
    assert forms.gerund == gerund
    assert forms.third == third
    assert {lemma, past, gerund, third} <= forms.all


def test_participles_that_differ_from_the_past() -> None:
    assert verb_forms("take").participle == ("taken",)
    assert verb_forms("slay").participle == ("slain",)
    assert verb_forms("be").all == {"be", "is", "am", "are", "was", "were", "been", "being"}


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("sword", "swords"),
        ("city", "cities"),
        ("day", "days"),
        ("bus", "buses"),
        ("man", "men"),
        ("knife", "knives"),
    ],
)
def test_plural_and_back(noun: str, form: str) -> None:
    assert plural(noun) == form
    assert singulars(form)[0] == noun or noun in singulars(form)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12))
def test_a_form_leads_back_to_its_noun(noun: str) -> None:
    assert noun in singulars(noun)
    if not noun.endswith(("s", "i", "u")) and not noun.endswith(("men", "ie")):
        assert noun in singulars(plural(noun))
