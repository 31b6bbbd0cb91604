"""Scores of a bead: ranges, order, and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity, Span
from mtqa.folds import left_out
from mtqa.quality import (
    bead_quality,
    document_mistranslated,
    document_quality,
    mistranslated_probability,
)
from mtqa.quality.features import bead_features
from mtqa.quality.form import form_slips
from mtqa.quality.weights import LinearModel, model

SOURCE = "Der Stadtrat lehnte den Plan am Montag ab."
GOOD = "The city council rejected the plan on Monday."
OTHERS = {
    "one": "The city council turned down the plan on Monday.",
    "two": "The council rejected the plan Monday.",
}


def evidence(english: str, *, source: str | None = SOURCE, others: dict[str, str] | None = None) -> Evidence:
    return Evidence(english, source, "de" if source else None, others or {})


def finding(severity: Severity, confidence: float, category: str = "accuracy/mistranslation") -> Finding:
    return Finding(
        "f1", "FA201", "number-mismatch", category, severity, confidence, Span(0, 3, "The"), 0, "why"
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.none() | TEXTS, st.lists(TEXTS.filter(str.strip), max_size=3))
def test_scores_stay_in_range_whatever_the_text(english: str, source: str | None, others: list[str]) -> None:
    bead = evidence(english, source=source, others={f"e{n}": text for n, text in enumerate(others)})
    assert 0.0 <= bead_quality(bead, ()) <= 100.0
    assert 0.0 <= mistranslated_probability(bead, ()) <= 1.0
    assert all(count > 0 for count in form_slips(bead).values())


@pytest.mark.parametrize("others", [None, OTHERS])
@pytest.mark.parametrize("source", [None, SOURCE])
def test_findings_count_by_severity_and_confidence(source: str | None, others: dict[str, str] | None) -> None:
    bead = evidence(GOOD, source=source, others=others)
    steps = [
        (),
        (finding(Severity.MINOR, 0.6),),
        (finding(Severity.MAJOR, 0.6),),
        (finding(Severity.MAJOR, 0.9),),
        (finding(Severity.CRITICAL, 0.9),),
        (finding(Severity.CRITICAL, 0.9), finding(Severity.MAJOR, 0.9)),
    ]
    qualities = [bead_quality(bead, findings) for findings in steps]
    chances = [mistranslated_probability(bead, findings) for findings in steps]
    assert qualities == sorted(set(qualities), reverse=True)
    assert chances == sorted(set(chances))


def test_style_does_not_distort() -> None:
    bead = evidence(GOOD)
    style = (finding(Severity.MAJOR, 0.9, "style/awkward"),)
    assert mistranslated_probability(bead, style) == mistranslated_probability(bead, ())
    assert bead_quality(bead, style) < bead_quality(bead, ())


@pytest.mark.parametrize(
    "worse",
    [
        "The banana council rejected sideways.",
        "Monday the on plan the rejected council city The.",
        "The city council",
        "The city council rejected the plan on Monday .",
        "the city council rejected the plan on Monday.",
        "The city council rejected the the plan on Monday.",
        "The city council rejected the plan on Monday",
        "The city council rejectd the plan on Monday.",
        "",
    ],
)
def test_a_worse_rendering_scores_lower(worse: str) -> None:
    good = bead_quality(evidence(GOOD, others=OTHERS), ())
    assert bead_quality(evidence(worse, others=OTHERS), ()) < good


def test_distance_from_retranslations_alone_is_no_verdict() -> None:
    near = mistranslated_probability(evidence(GOOD, others=OTHERS), ())
    far = mistranslated_probability(evidence("The banana council rejected sideways.", others=OTHERS), ())
    assert near < far < 0.6


@pytest.mark.parametrize(
    ("english", "slips"),
    [
        (GOOD, {}),
        ("He had had enough, he said.", {}),
        ("Prices rose (by 3.5 percent) … again.", {}),
        ("It rained , then it snowed.", {"spaced-mark": 1}),
        ("It rained,, then it snowed.", {"doubled-mark": 1}),
        ("It was of the of the same kind.", {"repeated-words": 1}),
        ("rain fell on the Black Forest.", {"small-start": 1}),
        ("Rain fell", {"no-final-mark": 1}),
        ("The presidennt resigned.", {"unknown-word": 1}),
    ],
)
def test_slips_of_form(english: str, slips: dict[str, int]) -> None:
    assert form_slips(evidence(english)) == slips


def test_features_follow_the_evidence() -> None:
    assert set(bead_features(evidence(GOOD, source=None))) == {"length"}
    assert {"length", "proportion"} <= set(bead_features(evidence(GOOD)))
    one = bead_features(evidence(GOOD, others={"one": OTHERS["one"]}))
    assert {"nearness", "missing", "unsupported"} <= set(one)
    assert "agreement" not in one
    assert 0.0 < bead_features(evidence(GOOD, others=OTHERS))["agreement"] < 1.0


def test_weights_that_never_saw_a_group() -> None:
    fitted = LinearModel(("x",), (1.0,), (2.0,), {"all": (0.5, 2.0), "own": (0.0, 1.0)})
    assert fitted.value({"x": 3.0}) == 2.5
    assert fitted.value({}) == 0.5
    with left_out("own"):
        assert fitted.value({"x": 3.0}) == 1.0
    with left_out("unheard of"):
        assert fitted.value({"x": 3.0}) == 2.5
    assert fitted.value({"x": 3.0}) == 2.5


@pytest.mark.parametrize("name", ["adequacy-compared", "adequacy-source", "distortion-compared"])
def test_shipped_models_are_whole(name: str) -> None:
    shipped = model(name)
    assert len(shipped.features) == len(shipped.means) == len(shipped.scales)
    assert all(len(weights) == len(shipped.features) + 1 for weights in shipped.folds.values())
    assert all(scale > 0 for scale in shipped.scales)


def test_document_quality_is_mqm_and_brackets_itself() -> None:
    clean = document_quality((), (20, 20))
    assert (clean.score, clean.penalty_per_1000_words, clean.interval) == (100.0, 0.0, (100.0, 100.0))
    faulty = document_quality((finding(Severity.MAJOR, 1.0),), (20, 20))
    assert faulty.penalty_per_1000_words == 125.0
    assert faulty.interval[0] <= faulty.score <= faulty.interval[1]
    assert document_quality((), ()).score == 100.0


def test_an_article_is_doubted_for_what_was_found_not_for_its_length() -> None:
    assert document_mistranslated([0.05, 0.2] * 100) == document_mistranslated([]) < 0.1
    assert document_mistranslated([0.05, 0.8]) > 0.5
    assert document_mistranslated([0.8] * 3) > document_mistranslated([0.8])
    assert document_mistranslated([1.0, 0.0]) == 1.0
