"""What somebody claims in the source is a fact in the English.

## What it finds
A claim, an allegation, an accusation or hearsay in the source (`दावा`, `आरोप`, `якобы`, `iddia`,
`presunto`, "aurait") where the English has nothing that attributes: no "said", "claimed",
"allegedly", "according to", "accused". With lower confidence also a plain "said" that is gone.

## Why it matters
The paper asserts in its own name what it was only told; with accusations that is libel.

## Example
Source `पुलिस का दावा है कि वह हत्या में शामिल था।` - English "He was involved in the murder."

## Better
"Police claim that he was involved in the murder."

## When it stays silent
Where the English has any verb of saying or thinking, any "reportedly" or "suspected", or a
quotation. `reports/polarity.md` has what was measured.

## Sources
MQM Core, accuracy/mistranslation; Reuters Handbook of Journalism, "Attribution".
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.polarity_places import statement_place
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.cue_hits import lost_modality

CONFIDENCE = {"claim": 0.65, "hearsay": 0.4, "saying": 0.3}
"""By class of the cue; from the development corpora of news (`reports/polarity.md`). Hearsay is half right on machine
text and mostly wrong on faithful pairs (`reports/quiet.md`), so it is a hint."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The statement that lost whose it is."""
    return lost_modality(evidence, CONFIDENCE, statement_place, _message)


def _message(_: str, word: str) -> str:
    return f'The source gives this as somebody\'s word ("{word}"); the English states it as a fact.'


RULE = Rule(
    code="FA233",
    name="attribution-lost",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
