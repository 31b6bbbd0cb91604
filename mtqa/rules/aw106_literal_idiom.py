"""An idiom of the source language rendered word by word, so that English readers cannot know what is meant.

## What it finds
Idioms in English words: "knocked on the door of the court" (Hindi "अदालत का दरवाजा खटखटाया": went to court), "hung
noodles on their ears" (Russian: fooled them). The idioms stand in the
language packs, each with what English says instead. Where the source is at hand, the idiom is looked for in it: found,
the finding is nearly certain. Many entries, whose English alone is innocent ("a storm in a glass"), wait for that.

## Why it matters
Each word is right and the sentence says something that did not happen: nobody knocked on a door. Readers take it
literally or give up.

## Example
The traders knocked on the door of the court after the attack.

## Better
The traders went to court after the attack.

## When it stays silent
Inside quotation marks, since people do say such things, unless the pack says otherwise; where the source is in the
idiom's language and does not have it; and for idioms that English shares (to play with fire, a thorn in one's side),
which are in no pack.

## Sources
The packs were written from knowledge of the languages, not from test data, and measured afterwards. Fadaee, Bisazza
and Monz (2018), Examining the tip of the iceberg: a data set for idiom translation; Dankers, Lucas and Titov (2022),
Can Transformer be too compositional?, for how systems render idioms word by word.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.carried_over import carried_over


def check(evidence: Evidence) -> Iterator[Hit]:
    """Literal idioms of any language, the likelier one where two overlap."""
    yield from carried_over(evidence, "idiom")


RULE = Rule(
    code="AW106",
    name="literal-idiom",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
)
