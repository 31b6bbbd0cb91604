"""The machine-translation verdict: ranges, reasons, and evidence that pulls either way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.detect import ENOUGH_WORDS, document_verdict, loudest_paragraph, sentence_probability
from mtqa.detect.closeness import judge_closeness
from mtqa.detect.style import BUCKETS, Vocabulary, bucket, calibrated, judge_style, mask, style_model
from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity, Span
from mtqa.folds import left_out
from mtqa.report import SegmentReport

VOCABULARY = Vocabulary(frozenset({"the", "of", "it's", "has", "-"}), frozenset({"running", "government"}))
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
    ("token", "first", "word", "form"),
    [
        ("The", True, "the", "the"),
        ("It’s", False, "it's", "it's"),
        ("London", False, "X", "X"),
        ("Running", True, "running", "~ing"),
        ("ring", False, "~", "~"),
        ("decisions", False, "~s", "~s"),
        ("government", False, "government", "~ment"),
        ("1,500", False, "0", "0"),
        ("—", False, "-", "-"),
        ("“", False, '"', '"'),
        ("river", False, "~er", "~er"),
    ],
)
def test_content_is_masked(token: str, first: bool, word: str, form: str) -> None:
    assert mask(token, first, VOCABULARY) == (word, form)


def test_names_figures_and_rare_words_say_nothing() -> None:
    one = judge_style(["The fermentation of the yogurt has surprised Berlin in 2019."])
    other = judge_style(["The perforation of the pamphlet has surprised Lagos in 1987."])
    assert one is not None
    assert other is not None
    assert one.log_odds == pytest.approx(other.log_odds)


def test_curly_and_straight_quotes_are_one() -> None:
    straight, curly = judge_style(['He said: "It\'s over."']), judge_style(["He said: “It’s over.”"])
    assert straight is not None
    assert curly is not None
    assert straight.log_odds == pytest.approx(curly.log_odds)


def test_the_calibration_ends_where_it_was_fitted() -> None:
    assert calibrated(0.3, 3, (0.1, 2.0, 0.5)) == calibrated(0.3, 10, (0.1, 2.0, 0.5))
    assert calibrated(0.3, 100, (0.1, 2.0, 0.5)) == pytest.approx(0.7)


def test_the_paragraph_that_reads_most_like_a_machine_is_named() -> None:
    human = "When the rain came down they ran for the old barn, laughing, and sat out the worst of it on hay bales."
    texts = [human, human, human, human]
    spread = [SegmentReport(n, 120 * n, 120 * n + len(text), text, 0.5, 0.1) for n, text in enumerate(texts)]
    told = [
        Finding(
            f"f{n}", "AW102", "calque", "style/awkward", Severity.MINOR, 0.9, Span(240, 243, "Whe"), 2, "why"
        )
        for n in range(2)
    ]
    loudest = loudest_paragraph(spread, told, [0, 0, 1, 1])
    assert loudest is not None
    assert loudest.start == 240
    assert loudest_paragraph(spread, (), [0, 0, 1, 1]) is None
    assert loudest_paragraph(spread, told, [0, 0, 0, 0]) is None


def test_examples_are_wordings_of_the_text() -> None:
    style = judge_style([NEAR, FAR], 3)
    assert style is not None
    assert 0 < len(style.examples) <= 3
    assert all(wording in f"{NEAR}\n{FAR}" for wording in style.examples)
    assert judge_style(["", "  "]) is None


def test_the_hash_is_the_same_everywhere() -> None:
    assert bucket("123456789") == 0xCBF43926 % BUCKETS  # the check value of CRC-32 (ISO 3309)


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
