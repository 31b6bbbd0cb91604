"""Two names or nouns have changed places against every re-translation.

## What it finds
Two names or content words of the article that both occur in every re-translation, each standing there where the
article has the other: its neighbours match only once the two are exchanged.

## Why it matters
Who attacked whom, who accused whom, how many were hurt and how many killed: languages that mark roles by case or
particle lose them in translation, and the sentence stays fluent.

## Example
"Azerbaijan said that Armenia had shelled its posts" - the re-translations: "Armenia said that Azerbaijan had shelled
its posts".

## Better
Read in the source who does what to whom, and put the two in their places.

## When it stays silent
For co-ordinated words ("Armenia and Azerbaijan"), where one side is passive and the other active, and where any
re-translation has the article's order. Measured: no finding of major or above in 834 human translations.

## Sources
MQM: accuracy/mistranslation. Vamvas and Sennrich 2021 (contrastive role swaps).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.compare import lexis
from mtqa.compare.differences import trust
from mtqa.compare.places import swaps
from mtqa.compare.words import is_content, word_form
from mtqa.english.inflection import plural
from mtqa.english.nouns import classes
from mtqa.english.territories import adjectives, territory_codes
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = {1: 0.66, 2: 0.78}
"""By how many re-translations agree (two stand for more), before trust; for names. First judged."""

BASE_TRUST = 0.7
"""Even poor engines seldom make the same swap: trust below 0.3 lowers the confidence, by this at least."""

NOUN_CONFIDENCE = 0.4
"""For words that are neither names nor numbers: their order changes in paraphrase too."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each pair of words exchanged against all re-translations; it covers both and what is between."""
    tokens = evidence.english_tokens
    words = [i for i, t in enumerate(tokens) if is_content(t) and word_form(t.text) not in _TITLES]
    found = [
        {(swap.first, swap.second) for swap in swaps(alignment, words)}
        for alignment in evidence.alignments.values()
    ]
    if not found:
        return
    for first, second in sorted(set.intersection(*found)):
        low, high = min(first, second), max(first, second)
        names = all(_is_name(evidence, i) for i in (first, second))
        sure = CONFIDENCE[min(2, len(found))] if names else NOUN_CONFIDENCE
        confidence = sure * min(1.0, BASE_TRUST + trust(evidence))
        count = len(found)
        who = (
            "the re-translation has"
            if count == 1
            else f"{'both' if count == 2 else 'all'} re-translations have"
        )
        yield Hit(
            tokens[low].start,
            tokens[high].end,
            f'"{tokens[low].text}" and "{tokens[high].text}" have changed places: {who} them the other way round.',
            confidence,
            evidence={"retranslations": dict(evidence.retranslations)},
        )


_TITLES = frozenset(
    {"president", "minister", "prime", "chief", "general", "king", "queen", "secretary", "chairman"}
)


def _is_name(evidence: Evidence, index: int) -> bool:
    """Whether a word is a proper name: a capital, and no common noun with a plural in use (the Ministry, Defence)."""
    text = evidence.english_tokens[index].text
    if not text[0].isupper() or (index == 0 and len(text) <= 3):
        return False
    form = word_form(text)
    return form in _territories() or not (classes(form) and lexis.is_known(plural(form)))


@cache
def _territories() -> frozenset[str]:
    """Names of territories and their adjectives: some are common nouns too (turkey)."""
    return frozenset(word.casefold() for word in (*territory_codes(), *adjectives().values()))


RULE = Rule(
    code="RT403",
    name="role-swap-against-retranslations",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"retranslations"}),
)
