"""Aligns two texts, sentence by sentence: which segments of the source an English segment was made from.

The module is callable: `mtqa.align(english_segments, source_segments)` and `mtqa.align.align(...)` are the same.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from mtqa.align.bead import Bead

if TYPE_CHECKING:
    from mtqa.align.evidence.retranslation import Retranslation

__all__ = ["Bead", "align"]

THRESHOLD = 0.35
"""Probability a bead must bring in for the alignment to prefer it to lone segments. Half of the F1 to be expected would
be best were the probabilities exact (Lipton et al. 2014); over the 599 development documents of `mtqa bench align`
strict F1 is flat from 0.2 to 0.35 and falls from there."""


def align(
    english_segments: Sequence[str],
    source_segments: Sequence[str],
    source_lang: str | None = None,
    retranslations: Mapping[str, Retranslation] | None = None,
) -> list[Bead]:
    """The beads of two texts, in order; every segment is in exactly one.

    Args:
        english_segments: Sentences of the English text (any language works), in order.
        source_segments: Sentences of the source, in order.
        source_lang: Language of the source. Accepted so that callers may pass what they know; the evidence is the
            same for all languages, and none is refused.
        retranslations: Engine name to its English of the source: lines parallel to `source_segments`, with None where
            there is none, or (source text, English) pairs in the order of the source.

    Returns:
        Beads of up to five segments a side. A segment without a partner is a bead with an empty other side.

    Raises:
        InputError: A re-translation's lines are not as many as the source segments, or the shipped embedding is
            missing or damaged.
    """
    from mtqa.align.evidence.retranslation import by_segment

    english, source = list(english_segments), list(source_segments)
    given = by_segment(retranslations or {}, source)
    given = [lines for lines in given if any(lines)]
    if not english or not source:
        return [
            *(Bead((i,), (), 1.0) for i in range(len(source))),
            *(Bead((), (j,), 1.0) for j in range(len(english))),
        ]
    return _beads(english, source, given)


def _beads(english: list[str], source: list[str], given: list[list[str | None]]) -> list[Bead]:
    from mtqa.align.features import read_texts
    from mtqa.align.lattice import GAP_ENGLISH, best_path
    from mtqa.align.model import load_weights
    from mtqa.align.search import search
    from mtqa.compare.embedding import load_embedding

    embedding = load_embedding()
    texts = read_texts(
        source, english, embedding.pieces_vectors(source), embedding.pieces_vectors(english), given
    )
    found = search(texts, load_weights()["retranslated" if given else "plain"])
    beads = []
    for shape, i, j in best_path(found, THRESHOLD):
        values = found.gap_english if shape == GAP_ENGLISH else found.beads[shape]
        score = min(1.0, max(0.0, float(values[i, j - int(found.band.low[i])])))
        beads.append(Bead(tuple(range(i - shape[0], i)), tuple(range(j - shape[1], j)), score))
    return beads


class _CallableModule(ModuleType):
    """Lets `mtqa.align` be both this package and the function the library promises.

    A function bound to the name in `mtqa` would be replaced by the package as soon as anything imports a module of it.
    """

    def __call__(
        self,
        english_segments: Sequence[str],
        source_segments: Sequence[str],
        source_lang: str | None = None,
        retranslations: Mapping[str, Retranslation] | None = None,
    ) -> list[Bead]:
        return align(english_segments, source_segments, source_lang, retranslations)


_CallableModule.__call__.__doc__ = align.__doc__
sys.modules[__name__].__class__ = _CallableModule
