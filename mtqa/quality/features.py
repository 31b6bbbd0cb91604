"""What the fitted part of the scores looks at: how the English stands to its re-translations and its source.

Every feature is a plain number with a meaning; one that cannot be computed from the evidence at hand is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import combinations
from statistics import fmean

from mtqa.compare.metrics import chrf
from mtqa.evidence import Evidence

AGREEING_ENGINES = 5
"""Re-translations, by name, whose agreement with each other is measured: ten pairs tell what twenty-eight would."""

CHARACTERS_A_WORD = 5.5
"""Letters of an alphabetic source that one English word answers to; only makes lengths comparable."""

WORDS_AN_IDEOGRAPH = 0.6
"""English words that one Chinese or Japanese character answers to; only makes lengths comparable."""

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def bead_features(evidence: Evidence) -> Mapping[str, float]:
    """Features by name, those that the evidence allows.

    ``nearness``: mean chrF (0-1) to the re-translations. ``agreement``: mean chrF (0-1) of the re-translations with
    each other: where engines differ, the source is hard. ``missing``: log of one more than the mean number of
    content words of a re-translation that the English lacks. ``unsupported``: log of one more than the content words
    of the English that no re-translation has. ``length``: log of one more than the words to be expected, from the
    re-translations, else the source, else the English. ``meaning``: cosine (-1 to 1) of English and source in the
    shipped sentence embedding. ``proportion``: absolute log ratio of the English's length to the expected one.
    """
    words = _words(evidence.english)
    expected = _expected_words(evidence)
    features = {"length": math.log1p(expected)}
    if evidence.source or evidence.retranslations:
        features["proportion"] = abs(math.log((words + 1.0) / (expected + 1.0)))
    if evidence.retranslations:
        features |= _comparisons(evidence)
    meaning = _meaning(evidence)
    return features if meaning is None else {**features, "meaning": meaning}


def _comparisons(evidence: Evidence) -> dict[str, float]:
    others = [text for _, text in sorted(evidence.retranslations.items())]
    alignments = evidence.alignments.values()
    lacking = [alignment.unheld("other") for alignment in alignments]
    unheld = [set(alignment.unheld()) for alignment in alignments]
    features = {
        "nearness": fmean(chrf(evidence.english, other) for other in others) / 100.0,
        "missing": math.log1p(fmean(len(words) for words in lacking)),
        "unsupported": math.log1p(len(set.intersection(*unheld))),
    }
    if len(others) > 1:
        pairs = combinations(others[:AGREEING_ENGINES], 2)
        features["agreement"] = fmean(chrf(one, other) for one, other in pairs) / 100.0
    return features


def _expected_words(evidence: Evidence) -> float:
    if evidence.retranslations:
        return fmean(_words(text) for text in evidence.retranslations.values())
    if evidence.source:
        ideographs = len(_IDEOGRAPH.findall(evidence.source))
        return WORDS_AN_IDEOGRAPH * ideographs + (len(evidence.source) - ideographs) / CHARACTERS_A_WORD
    return _words(evidence.english)


def _words(text: str) -> float:
    return float(len(text.split()))


def _meaning(evidence: Evidence) -> float | None:
    from mtqa.compare.embedding import MODEL_NAME, load_embedding
    from mtqa.models import installed

    if not evidence.source or MODEL_NAME not in installed():
        return None
    source, english = load_embedding().encode([evidence.source, evidence.english])
    return float(source @ english)
