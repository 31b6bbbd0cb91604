"""What rules over cue words share: the words of the source that say it, and the English that should answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mtqa.evidence import Evidence
from mtqa.facts.antonyms import Opposite
from mtqa.rules import Hit


def lost_modality(
    evidence: Evidence,
    confidence: Mapping[str, float],
    place: Callable[[Evidence, int, int], tuple[int, int]],
    message: Callable[[str, str], str],
) -> Iterator[Hit]:
    """The loss of the first class of ``confidence`` that the English lost, if any.

    ``place``: where the English should have it, given the cue's span; ``message``: from the class and the cue's words.
    """
    lost = {one.kind: one.source for one in evidence.lost_modality}
    kind = next((kind for kind in confidence if kind in lost), None)
    if kind is None:
        return
    cue = lost[kind]
    word = (evidence.source or "")[cue.start : cue.end]
    start, end = place(evidence, cue.start, cue.end)
    yield Hit(
        start,
        end,
        message(kind, word),
        confidence[kind],
        source_start=cue.start,
        source_end=cue.end,
        evidence={"source": word, "class": kind},
    )


def opposed(
    evidence: Evidence,
    table: str,
    confidence: float,
    message: Callable[[Opposite, str, str], str],
    suggestion: Callable[[Opposite, str], str | None] = lambda found, word: None,
) -> Iterator[Hit]:
    """The English words that say the opposite, by one table of ``mtqa.facts.antonyms``.

    ``message``: from what was found, the source's words and the English ones.
    """
    for found in evidence.opposites:
        if found.table != table:
            continue
        said = (evidence.source or "")[found.source.start : found.source.end]
        word = evidence.english[found.english.start : found.english.end]
        yield Hit(
            found.english.start,
            found.english.end,
            message(found, said, word),
            confidence,
            source_start=found.source.start,
            source_end=found.source.end,
            evidence={"source": said, "english": word},
            suggestion=suggestion(found, word),
        )
