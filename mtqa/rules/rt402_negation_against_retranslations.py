"""The article denies what the re-translations state, or states what they deny.

## What it finds
A sentence that carries a negation ("not", "no", "never", "without") where no re-translation has one and none uses a
word that is negative by itself ("refuse", "fail", "unable"), or the other way round.

## Why it matters
A lost or an added "not" turns the news into its opposite and reads as smoothly as the truth.

## Example
"The ministry said it will attend the talks", where the re-translations have "The ministry said it will not attend
the talks".

## Better
Read the source at that place and give the sentence the source's polarity.

## When it stays silent
Where any re-translation agrees with the article, where the negation negates nothing ("not only", "no less than"), and
where a word such as "refuse", "deny" or "without" on the other side may say the same. With one re-translation alone
the finding is less sure, and a single negation that several others surround is only noted with low confidence.
Measured: 2 false findings in 834 human translations; negations planted in or taken from machine translations (DEMETR)
are shown in four of ten cases.

## Sources
MQM: accuracy/mistranslation (polarity). Tang et al. 2021, "Revisiting negation in neural machine translation".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtqa.compare.differences import trust
from mtqa.compare.polarity import Negation, implicit_negatives, negations
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

if TYPE_CHECKING:
    from mtqa.compare.words import WordAlignment
    from mtqa.text.tokenise import Token

LEAST_MATCHED = 0.5
"""Share of the English content words that each re-translation must hold: else they speak of something else."""

CONFIDENCE = {1: 0.66, 2: 0.8}
"""By how many re-translations speak against the article (two stand for more), for trusted engines. First judged."""

BASE_TRUST = 0.7
"""Even poor engines seldom invent a negation together: trust below 0.3 lowers the confidence, by this at least."""

ONE_OF_SEVERAL = 0.45
"""Confidence where negations are there on both sides but their number differs: paraphrase does that often."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Hits where the polarity of the English differs from that of every re-translation."""
    own = negations(evidence.english_tokens)
    others = [negations(alignment.other_tokens) for alignment in evidence.alignments.values()]
    alignments = list(evidence.alignments.values())
    if not alignments or any(_matched(alignment) < LEAST_MATCHED for alignment in alignments):
        return
    negative = [
        bool(n or implicit_negatives(a.other_tokens)) for n, a in zip(others, alignments, strict=True)
    ]
    sure = CONFIDENCE[min(2, len(alignments))] * min(1.0, BASE_TRUST + trust(evidence))
    if own and not any(negative):
        first, scope = own[0].token, own[0].scope
        if scope is None or not _bare(evidence, scope) or not all(scope in a.held for a in alignments):
            return
        text = evidence.english[evidence.english_tokens[first].start : evidence.english_tokens[scope].end]
        message = f'The article has "{text}"; {_who(evidence)} no negation here.'
        yield _hit(evidence, first, scope, message, sure if len(own) == 1 else ONE_OF_SEVERAL)
    elif not own and all(others) and not implicit_negatives(evidence.english_tokens):
        places = [_place(alignment, found) for alignment, found in zip(alignments, others, strict=True)]
        if places[0] is not None and None not in places:
            said = _phrase(alignments[0].other_tokens, others[0][0].token, others[0][0].scope)
            message = f'The article has no negation here; {_who(evidence, "says", "say")} "{said}".'
            yield _hit(evidence, places[0], places[0], message, sure)


def _bare(evidence: Evidence, scope: int) -> bool:
    """Whether the negated word is not negative itself: "not illegal" is what others call "legal"."""
    return scope not in implicit_negatives(evidence.english_tokens)


def _matched(alignment: WordAlignment) -> float:
    from mtqa.compare.words import is_content

    content = [i for i, token in enumerate(alignment.english_tokens) if is_content(token)]
    return sum(i in alignment.held for i in content) / len(content) if content else 0.0


def _place(alignment: WordAlignment, found: Sequence[Negation]) -> int | None:
    """The English token that matches what the re-translation negates, if it is there."""
    scopes = [negation.scope for negation in found if negation.scope is not None]
    return next((alignment.to_english[scope] for scope in scopes if scope in alignment.to_english), None)


def _phrase(tokens: tuple[Token, ...], first: int, scope: int | None) -> str:
    last = scope if scope is not None else first
    text = tokens[first].text
    for before, token in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        text += (" " if token.start > before.end else "") + token.text
    return text


def _who(evidence: Evidence, one: str = "has", several: str = "have") -> str:
    count = len(evidence.retranslations)
    return (
        f"the re-translation {one}"
        if count == 1
        else f"{'both' if count == 2 else 'all'} re-translations {several}"
    )


def _hit(evidence: Evidence, first: int, last: int, message: str, confidence: float) -> Hit:
    tokens = evidence.english_tokens
    return Hit(
        tokens[first].start,
        tokens[last].end,
        message,
        confidence,
        evidence={"retranslations": dict(evidence.retranslations)},
    )


RULE = Rule(
    code="RT402",
    name="negation-against-retranslations",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"retranslations"}),
)
