"""Support of words, trust in engines, differences between the English and its re-translations, metrics."""

from __future__ import annotations

import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.compare.differences import disagreement, left_out, suspicion, trust, unsupported
from mtqa.compare.engines import NEUTRAL_WEIGHT, engine_weight, family
from mtqa.compare.metrics import sentence_metrics, signature
from mtqa.compare.support import word_support
from mtqa.evidence import Evidence

SOURCE = "अर्मेनिया के रक्षा मंत्रालय ने कहा कि 1,200 लोग सुरक्षित हैं।"
ENGLISH = "Armenia's defence ministry said 1,200 people are safe."


def _evidence(english: str, *others: str, source: str | None = None) -> Evidence:
    named = dict(zip(("nllb", "bergamot-tiny", "argos"), others, strict=False))
    return Evidence(english, source, "hi" if source else None, named)


def test_support_names_engines_and_source() -> None:
    other = "The defense ministry of Armenia says 1200 people are secure."
    support = {word.text: word for word in _evidence(ENGLISH, other, "He sings.", source=SOURCE).support}
    assert support["defence"].engines == ("nllb",)
    assert 0.4 < support["defence"].share < 0.6
    assert support["1,200"].source.kind == "number"
    assert support["Armenia"].source.kind == "name"
    place = support["Armenia"].source
    assert SOURCE[place.start : place.end] == "अर्मेनिया"
    assert support["Armenia"].rarity > support["said"].rarity > support["are"].rarity


def test_weights_shift_the_share() -> None:
    evidence = _evidence("The bridge fell.", "The bridge collapsed.", "The bridge fell.")
    shares = [
        next(w.share for w in word_support(evidence, {"nllb": weight}) if w.text == "fell")
        for weight in (0.1, 1.0, 9.0)
    ]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("engine", "language", "low", "high"),
    [
        ("nllb", "hi", 0.9, 1.0),
        ("Helsinki-NLP/opus-mt-hi-en", "hi", 0.1, 0.5),
        ("fx-bergamot-tiny", "hi-IN", 0.8, 1.0),
        ("somebody", "hi", NEUTRAL_WEIGHT, NEUTRAL_WEIGHT),
        ("nllb", None, NEUTRAL_WEIGHT, NEUTRAL_WEIGHT),
    ],
)
def test_engines_weigh_by_published_quality(
    engine: str, language: str | None, low: float, high: float
) -> None:
    assert low <= engine_weight(engine, language) <= high


def test_a_weight_set_by_the_user_goes_first() -> None:
    texts = {"nllb": "The mayor signed the contract."}
    usual = Evidence("The mayor ate the contract.", None, "hi", texts)
    weak = Evidence("The mayor ate the contract.", None, "hi", texts, engine_weights={"nllb": 0.2})
    assert suspicion(weak) < suspicion(usual)


def test_two_models_of_one_maker_are_one_witness() -> None:
    assert family("bergamot-tiny") == family("fx-bergamot-base")
    assert family("nllb") != family("opusmt")
    english, other = "The mayor ate the contract.", "The mayor signed the contract."
    alone = Evidence(english, None, "hi", {"nllb": other})
    both = Evidence(english, None, "hi", {"nllb": other, "bergamot-tiny": other})
    assert trust(alone) < trust(both) <= 1
    assert trust(Evidence(english)) == 0


def test_differences_are_named() -> None:
    evidence = _evidence(
        "The mayor ate the contract.",
        "The mayor signed the contract with the union on Monday.",
        "The mayor has signed the contract with the union Monday.",
    )
    (ate,) = unsupported(evidence)
    assert (ate.word.text, ate.agreed) == ("ate", ("signed",))
    assert "union" in " ".join(run.text for run in left_out(evidence))


def test_no_retranslation_no_difference() -> None:
    evidence = Evidence("The mayor ate the contract.")
    assert unsupported(evidence) == () == left_out(evidence)
    assert disagreement(evidence) == 0 == suspicion(evidence)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(english: str, others: list[str]) -> None:
    evidence = _evidence(english, *others, source=SOURCE)
    for word in evidence.support:
        assert english[word.start : word.end] == word.text
        assert 0 <= word.share <= 1
        assert 0 <= word.rarity <= 1
        assert 0 <= word.source.score <= 1
        assert 0 <= word.source.start <= word.source.end <= len(SOURCE)
    assert 0 <= suspicion(evidence) < 1
    for run in left_out(evidence):
        assert all(piece in evidence.retranslations[run.engine] for piece in run.text.split())


def test_metrics_are_sacrebleu_sentence_scores() -> None:
    english, other = "Three soldiers died on the border.", "Three soldiers were killed at the border."
    found = sentence_metrics(english, other)
    assert found.chrf == pytest.approx(sacrebleu.sentence_chrf(english, [other]).score)
    assert found.bleu == pytest.approx(sacrebleu.sentence_bleu(english, [other]).score)
    assert found.ter == pytest.approx(sacrebleu.sentence_ter(english, [other]).score)
    same = sentence_metrics(other, other)
    assert (same.chrf, same.ter) == (pytest.approx(100), 0)
    assert all(name in signature() for name in ("chrf", "bleu", "ter", sacrebleu.__version__))
