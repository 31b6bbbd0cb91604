"""The English negates and the source does not.

## What it finds
A "not", "no", "never" or "without" in the English for which the source has no negation, no word
negative by itself, and nothing that English may put with a negation. Also "refused", "denied",
"unable" where the source is positive throughout.

## Why it matters
An added "not" turns the news into its opposite.

## Example
Source `El tribunal aceptó el recurso.` - English "The court did not accept the appeal."

## Better
"The court accepted the appeal."

## When it stays silent
Where the negation negates nothing ("not only", "no later than"), and where the source has any word
that may stand behind it (`अलावा`, `кроме`, "in-", "sin"). `reports/polarity.md` has what was
measured.

## Sources
MQM Core, accuracy/mistranslation; Tang et al. 2021, "Revisiting negation in neural machine translation".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtqa.evidence import Evidence
from mtqa.facts.polarity import Grounds
from mtqa.facts.polarity_places import negated_words
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE: Mapping[Grounds, float] = {
    "nothing": 0.65,
    "fewer": 0.4,
    "refusal": 0.4,
    "explained": 0.15,
}
"""By what the source has instead; from the development corpora of news (`reports/polarity.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The negations of the English for which there is none in the source."""
    difference = evidence.polarity
    if (
        difference is None
        or difference.kind != "added"
        or (difference.grounds == "refusal" and evidence.opposites)
    ):
        return
    said = "has nothing negative" if difference.alone else "negates less often"
    for cue in difference.cues:
        start, end = negated_words(evidence.english_tokens, cue.start, cue.end)
        yield Hit(
            start,
            end,
            f'The English has "{evidence.english[start:end]}"; the source {said}.',
            CONFIDENCE[difference.grounds],
            evidence={"english": evidence.english[cue.start : cue.end]},
        )


RULE = Rule(
    code="FA231",
    name="negation-added",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"source"}),
)
