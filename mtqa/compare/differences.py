"""Where the English and the re-translations part: wording that is contested, added or left out.

A content word of the English that a re-translation lacks is *contested* where the re-translation has other content
in its place, and *added* where it has none there; what re-translations hold and the English has nowhere is *left out*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.compare import lexis
from mtqa.compare.engines import engine_weights, family
from mtqa.compare.words import NAME_FREQUENCY, WordAlignment, align_words, is_content, is_word, word_form

if TYPE_CHECKING:
    from mtqa.compare.support import WordSupport
    from mtqa.evidence import Evidence
    from mtqa.text.tokenise import Token

HALF_SUSPICION = 2.5
"""Disagreement, in words, at which half the sentences distort the source; first set on machine translations of Hindi
news with two re-translations, where 0.8 of the lines with a finding of major or above do (of 2.4, 2.5 and 2.55)."""

TRUST_POWER = 8
"""Engines of middling quality are wrong together far more often than good ones: of powers 0 to 10, those from 6 up
kept human translations in 27 languages silent best at equal recall."""

USUAL_LENGTH, SHORTEST_LENGTH = 12, 5
"""Content words of a usual sentence, and the least that is reckoned with: paraphrase grows with length, so the
disagreement is divided by the square root of length over usual length."""

ALONE = 0.7
"""Factor for a single re-translation, or several of one family, against two independent ones."""

NAME_BONUS = 0.5
"""Added weight of an unsupported name, and of a word no list knows: these are seldom paraphrase."""

NAMED_BY_SOURCE = 0.8
"""Match by sound or value (0-1) from which the source itself stands behind a word: re-translations that put it another
way, as those that translate a name word for word do, then say nothing against it."""

RUN_GAP = 3
"""Most tokens without content between two words of one run."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """One content word of the English that no re-translation holds."""

    word: WordSupport
    instead: Mapping[str, tuple[int, ...]]
    """Engine -> its content words that stand there instead and that the English has nowhere (token indices)."""
    agreed: tuple[str, ...]
    """Of those, the words that at least two re-translations share, as the first of them writes them."""
    opposite: str | None
    """Of those, a word that means the opposite."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A run of content words that every re-translation holds and the English lacks, in the first one's words."""

    engine: str
    tokens: tuple[int, ...]
    """The content words, as token indices of that re-translation."""
    text: str
    """The whole stretch, grammar words included."""
    anchor: int | None
    """The English token that matches the nearest word before the gap, or None at the start of the sentence."""


def unsupported(evidence: Evidence) -> tuple[Unsupported, ...]:
    """The content words that neither a re-translation nor, as a name or number, the source holds, in order.

    Empty without re-translations.
    """
    found = []
    for word in evidence.support:
        if not word.content or word.engines or not evidence.alignments or named_by_source(word):
            continue
        instead = {name: alignment.gap(word.token) for name, alignment in evidence.alignments.items()}
        found.append(
            Unsupported(word, instead, _agreed(evidence, instead), _opposite(evidence, word, instead))
        )
    return tuple(found)


def named_by_source(word: WordSupport) -> bool:
    """Whether the source has the word itself, as a name by its sound or as a number."""
    return word.source.kind in ("name", "number") and word.source.score >= NAMED_BY_SOURCE


def left_out(evidence: Evidence) -> tuple[LeftOut, ...]:
    """Runs of content words that every re-translation holds and the English lacks.

    Not those that words of the English which only the source has may stand for: "Artha and Moksha" where the
    re-translations have "meaning and salvation".
    """
    if not evidence.alignments:
        return ()
    engine, alignment = min(evidence.alignments.items(), key=lambda item: len(item[1].unheld("other")))
    others = [
        between(evidence.retranslations[engine], t) for n, t in evidence.retranslations.items() if n != engine
    ]
    missing = [j for j in alignment.unheld("other") if all(j in other.held for other in others)]
    named = sum(w.content and not w.engines and named_by_source(w) for w in evidence.support)
    return tuple(_left_out(engine, alignment, run) for run in _runs(alignment, missing) if len(run) > named)


@lru_cache(maxsize=1024)
def between(first: str, second: str) -> WordAlignment:
    """The alignment of one re-translation with another."""
    return align_words(first, second)


def disagreement(evidence: Evidence) -> float:
    """How far the English and the re-translations part as a whole: 0 and up, in words.

    Content words of the English that no re-translation holds, less where a similar word stands in their place, and
    content words that all re-translations hold and the English lacks; times the trust in
    the engines, over the root of the sentence's length.
    """
    own = sum(_weight(evidence, word) for word in unsupported(evidence))
    theirs = sum(len(run.tokens) for run in left_out(evidence))
    words = max(SHORTEST_LENGTH, sum(word.content for word in evidence.support))
    return float((own + theirs) * trust(evidence) / (words / USUAL_LENGTH) ** 0.5)


def _weight(evidence: Evidence, word: Unsupported) -> float:
    form = word_form(word.word.text)
    likeness = max(
        (lexis.similarity(form, word_form(text)) for text in alternatives(evidence, word)), default=0.0
    )
    weight = (0.5 if lexis.is_light_word(form) else 1.0) * (1.0 - max(0.0, likeness))
    if is_name(word.word):
        weight *= 1.0 + NAME_BONUS
    return weight if lexis.is_known(form) else weight * (1.0 + NAME_BONUS)


def is_name(word: WordSupport) -> bool:
    """Whether the word is written with a capital that no sentence start explains."""
    return word.text[:1].isupper() and (word.token > 0 or lexis.zipf(word_form(word.text)) < NAME_FREQUENCY)


def alternatives(evidence: Evidence, word: Unsupported) -> frozenset[str]:
    """What the re-translations have in the word's place, as they write it."""
    return frozenset(
        evidence.alignments[name].other_tokens[j].text
        for name, places in word.instead.items()
        for j in places
    )


def trust(evidence: Evidence) -> float:
    """0-1: how far the re-translations together can speak against the English."""
    weights = engine_weights(evidence).values()
    if not weights:
        return 0.0
    alone = len({family(name) for name in evidence.alignments}) == 1
    return float((sum(weights) / len(weights)) ** TRUST_POWER * (ALONE if alone else 1.0))


def suspicion(evidence: Evidence) -> float:
    """0-1: the share of sentences with so much disagreement that distort the source; see ``HALF_SUSPICION``."""
    amount = disagreement(evidence)
    return amount / (amount + HALF_SUSPICION)


def _agreed(evidence: Evidence, instead: Mapping[str, tuple[int, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    names = list(instead)
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            pairs = between(evidence.retranslations[first], evidence.retranslations[second]).to_other
            tokens = evidence.alignments[first].other_tokens
            for j in instead[first]:
                if pairs.get(j) in instead[second] and tokens[j].text not in found:
                    found.append(tokens[j].text)
    return tuple(found)


def _opposite(evidence: Evidence, word: WordSupport, instead: Mapping[str, tuple[int, ...]]) -> str | None:
    for name, places in instead.items():
        for j in places:
            text = evidence.alignments[name].other_tokens[j].text
            if lexis.relation(word_form(word.text), word_form(text)) == "antonym":
                return text
    return None


def _runs(alignment: WordAlignment, missing: list[int]) -> list[list[int]]:
    """Missing words with no held content word between them, near each other."""
    runs: list[list[int]] = []
    tokens = alignment.other_tokens
    for j in missing:
        between_them = range(runs[-1][-1] + 1, j) if runs else range(0)
        together = (
            bool(runs)
            and len(between_them) <= RUN_GAP
            and not any(is_content(tokens[k]) for k in between_them)
        )
        if together:
            runs[-1].append(j)
        else:
            runs.append([j])
    return runs


def _left_out(engine: str, alignment: WordAlignment, run: list[int]) -> LeftOut:
    tokens = alignment.other_tokens
    text = _stretch(tokens, run[0], run[-1])
    anchor = next(
        (alignment.to_english[j] for j in range(run[0] - 1, -1, -1) if j in alignment.to_english), None
    )
    return LeftOut(engine, tuple(run), text, anchor)


def _stretch(tokens: Sequence[Token], first: int, last: int) -> str:
    pieces: list[str] = []
    for index in range(first, last + 1):
        space = " " if pieces and tokens[index].start > tokens[index - 1].end else ""
        pieces.append(space + tokens[index].text)
    return "".join(pieces)


def words_of(tokens: Sequence[Token], indices: Sequence[int]) -> str:
    """The tokens at ``indices`` as text, neighbours joined by one space and jumps by an ellipsis."""
    text = ""
    for number, index in enumerate(indices):
        jump = number and any(is_word(token) for token in tokens[indices[number - 1] + 1 : index])
        text += (" ... " if jump else " " if number else "") + tokens[index].text
    return text
