"""The machine-translation verdict: ranges, reasons, and evidence that pulls either way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.detect import ENOUGH_WORDS, document_verdict, sentence_probability
from mtqa.detect.closeness import judge_closeness
from mtqa.detect.style import bucket, judge_style, mask, style_model
from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity, Span
from mtqa.folds import left_out
from mtqa.report import SegmentReport

FUNCTION_WORDS = frozenset({"the", "of", "it's", "has"})
OTHERS = {
    "one": "The minister arrived in the capital on Tuesday for talks.",
    "two": "The minister came to the capital for talks on Tuesday.",
}
NEAR = "The minister arrived in the capital on Tuesday for talks with officials."
FAR = "Talks begin in earnest now that the envoy has landed, two days late."


def telltale(confidence: float = 0.9) -> Finding:
    return Finding(
        "f1", "AW102", "calque", "style/awkward", Severity.MINOR, confidence, Span(0, 3, "The"), 0, "why"
    )


def segments(english: str, count: int, others: dict[str, str] | None = None) -> list[SegmentReport]:
    return [
        SegmentReport(n, 0, len(english), english, 0.5, 0.1, retranslations=others or {})
        for n in range(count)
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80))
def test_a_sentence_of_any_text_has_a_probability(english: str) -> None:
    assert 0.0 <= sentence_probability(Evidence(english), ()) <= 1.0


def test_telltales_and_closeness_raise_it() -> None:
    plain = sentence_probability(Evidence(NEAR), ())
    assert sentence_probability(Evidence(NEAR), (telltale(),)) > plain
    assert sentence_probability(Evidence(NEAR, "x", "de", OTHERS), ()) > plain
    far = sentence_probability(Evidence(FAR), ())
    assert sentence_probability(Evidence(FAR, "x", "de", OTHERS), ()) < far


def test_a_short_text_gets_no_verdict_but_a_number() -> None:
    verdict = document_verdict(segments(NEAR, 2), (), ENOUGH_WORDS - 1, None)
    assert verdict.verdict == "insufficient-text"
    assert 0.0 < verdict.probability < 1.0
    assert document_verdict((), (), 0, None).verdict == "insufficient-text"


def test_reasons_add_up_strongest_first() -> None:
    verdict = document_verdict(segments(NEAR, 12, OTHERS), (telltale(), telltale()), 150, "de")
    assert verdict.verdict == "yes"
    assert verdict.likely_source == "de"
    assert {reason.feature for reason in verdict.reasons} == {"style", "calque", "closeness"}
    weights = [abs(reason.contribution) for reason in verdict.reasons]
    assert weights == sorted(weights, reverse=True)
    far = document_verdict(segments(FAR, 12, OTHERS), (), 150, "de")
    assert far.probability < verdict.probability


def test_many_telltales_are_bounded() -> None:
    few = document_verdict(segments(FAR, 12), [telltale()] * 8, 150, None)
    many = document_verdict(segments(FAR, 12), [telltale()] * 80, 150, None)
    assert many.probability == pytest.approx(few.probability, abs=0.05)


@pytest.mark.parametrize(
    ("token", "first", "masked"),
    [
        ("The", True, "the"),
        ("It’s", False, "it's"),
        ("London", False, "X"),
        ("Running", True, "~ing"),
        ("ring", False, "~"),
        ("decisions", False, "~s"),
        ("1,500", False, "0"),
        ("—", False, "—"),
        ("river", False, "~er"),
    ],
)
def test_content_is_masked(token: str, first: bool, masked: str) -> None:
    assert mask(token, first, FUNCTION_WORDS) == masked


def test_topic_says_nothing() -> None:
    one = judge_style(["The election of the senator has surprised Berlin in 2019."])
    other = judge_style(["The fermentation of the yogurt has surprised Lagos in 1987."])
    assert one is not None
    assert other is not None
    assert one.log_odds == pytest.approx(other.log_odds)


def test_examples_are_wordings_of_the_text() -> None:
    style = judge_style([NEAR, FAR], 3)
    assert style is not None
    assert 0 < len(style.examples) <= 3
    assert all(wording in f"{NEAR}\n{FAR}" for wording in style.examples)
    assert judge_style(["", "  "]) is None


def test_the_hash_is_the_same_everywhere() -> None:
    assert bucket("the ~ of") == 53542


def test_closeness_needs_retranslations_and_is_bounded() -> None:
    assert judge_closeness([(NEAR, {})]) is None
    near, far = judge_closeness([(NEAR, OTHERS)] * 40), judge_closeness([(FAR, OTHERS)] * 40)
    assert near is not None
    assert far is not None
    assert -4.0 <= far.log_odds < 0 < near.log_odds <= 4.0
    one = judge_closeness([(NEAR, {"one": OTHERS["one"]})])
    assert one is not None
    assert one.log_odds > 0


def test_weights_left_out_are_others() -> None:
    groups = [group for group in style_model().weights if group != "all"]
    shipped = judge_style([NEAR])
    for group in groups:
        with left_out(group):
            style = judge_style([NEAR])
        assert style is not None
        assert shipped is not None
        assert style.log_odds != shipped.log_odds
