"""A wording carried over word for word from the source language that no English newsroom writes.

## What it finds
Connectives, set phrases and idioms of another language in English words: "Let us tell you that" (Hindi "बता दें कि"),
"relevant person in charge" (Chinese "有关负责人"), "About this reports the agency" (Russian "об этом сообщает"). The
wordings stand in the language packs, each with what lies behind it and what English says instead. Where the source is
at hand, the wording behind the phrase is looked for in it: found, the finding is nearly certain; not found in a source
of that very language, it is held back.

## Why it matters
Readers stumble over it at once, and it gives a machine translation away. A literal idiom ("water was poured on their
hopes") also hides what happened.

## Example
Let us tell you that the bridge was closed in May.

## Better
The bridge was closed in May.

## When it stays silent
Inside quotation marks, since people do say such things, unless the pack says that nobody does. Entries that turned up
in original English more than rarely were dropped or hold a confidence under the bar. Measured: 1 hit in 6,000 words of
machine translation (of 45 read at random 42 were stilted wordings that an editor would change); 24 of 34 in the
annotated Hindi and other articles touch a marked span; 1 in 80,000 words of original English, half of
them not shown; one major in 36 million.

## Sources
The packs were written from knowledge of the news registers of the languages, not from test data, and measured
afterwards. Volansky, Ordan and Wintner (2015), On the features of translationese, for why such phrases survive.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.carried_over import carried_over


def check(evidence: Evidence) -> Iterator[Hit]:
    """Calques of any language, the likelier one where two overlap."""
    yield from carried_over(evidence, "calque")


RULE = Rule(
    code="AW102",
    name="calque",
    category="style/unidiomatic-style",
    severity=Severity.MINOR,
    check=check,
)
