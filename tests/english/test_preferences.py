"""Selectional preferences from the shipped model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.preferences import event, judge, plausibility, times_seen, usual_nouns


@pytest.mark.parametrize(
    ("verb", "role", "better", "worse"),
    [
        ("kill", "patient", "soldier", "sword"),
        ("kill", "patient", "bill", "sword"),
        ("arrest", "patient", "minister", "meeting"),
        ("postpone", "patient", "meeting", "minister"),
        ("ratify", "patient", "treaty", "window"),
        ("elect", "patient", "president", "table"),
        ("resign", "agent", "minister", "window"),
        ("drink", "patient", "water", "chair"),
    ],
)
def test_what_makes_sense_scores_higher(verb: str, role: str, better: str, worse: str) -> None:
    assert plausibility(verb, role, better) > plausibility(verb, role, worse)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("baker", "bake", "bread"), ("bread", "bake", "baker")),
        (("police", "arrest", "thief"), ("window", "arrest", "thief")),
        (("cow", "eat", "grass"), ("grass", "eat", "cow")),
    ],
)
def test_events_that_make_sense_score_higher(
    better: tuple[str, str, str], worse: tuple[str, str, str]
) -> None:
    assert event(*better) > event(*worse)


def test_events_in_any_form() -> None:
    assert event("cows", "eats", "grass") == event("cow", "eat", "grass")
    assert event("zzxqy", "zzxqy", "zzxqy") == 0.0


def test_any_form_and_either_spelling() -> None:
    assert plausibility("killed", "patient", "swords") == plausibility("kill", "patient", "sword")
    assert plausibility("organise", "patient", "event") == plausibility("organized", "patient", "events")


def test_what_is_unknown_is_neutral() -> None:
    assert plausibility("kill", "patient", "zzxqy") == 0.0
    assert judge("zzxqy", "patient", "bill") is None
    assert judge("kill", "patient", "zzxqy") is None


def test_judgement_knows_the_counts() -> None:
    bill, sword = judge("kill", "patient", "bill"), judge("kill", "patient", "sword")
    assert bill is not None
    assert sword is not None
    assert bill.seen >= 2 > sword.seen
    assert times_seen("kill", "patient", "bills") == bill.seen
    assert sword.by_class < 0


def test_usual_nouns_mark_out_the_slot() -> None:
    assert {"treaty", "agreement"} & set(usual_nouns("ratify", "patient", 5))
    assert usual_nouns("zzxqy", "patient") == ()


@given(st.text(max_size=12), st.sampled_from(["patient", "agent"]), st.text(max_size=12))
def test_any_words_can_be_asked_about(verb: str, role: str, noun: str) -> None:
    assert isinstance(plausibility(verb, role, noun), float)  # type: ignore[arg-type]
