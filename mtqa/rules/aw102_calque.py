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
Inside quotation marks, since people do say such things, unless the pack says that nobody does. Entries that original
English has too wait for a source that holds the wording behind them. Measured with AW106: 22 hits in a million words of
original English not looked at before, 250 in a million of machine translation (of 40 read 35 were true);
``reports/calques.md``.

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
