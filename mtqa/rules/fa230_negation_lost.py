"""The source negates and the English does not.

## What it finds
A negation of the source (`नहीं`, `не`, `-me-`, `没有`, `لم`) that nothing in the English answers: no
"not", "no", "never" or "without", and no word negative by itself such as "refuse", "fail", "unable"
or "ruled out". Also a word of refusal or denial in the source where the English is positive
throughout.

## Why it matters
A lost "not" turns the news into its opposite and reads as smoothly as the truth.

## Example
Source `अदालत ने अपील स्वीकार नहीं की।` - English "The court accepted the appeal."

## Better
"The court did not accept the appeal."

## When it stays silent
Where the negation negates nothing ("not only", "no less than", must said with two negatives), where
several negations of one clause make one (Russian, Spanish, Persian), and where a negative word of
any sort in the English may stand for it. With fewer negations rather than none, or with "only",
"until", "less" about, it is a guess, shown low or not at all. `reports/polarity.md` has what was measured.

## Sources
MQM Core, accuracy/mistranslation; Tang et al. 2021, "Revisiting negation in neural machine translation".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtqa.evidence import Evidence
from mtqa.facts.polarity import Grounds
from mtqa.facts.polarity_places import answering_place
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE: Mapping[Grounds, float] = {
    "nothing": 0.85,
    "hint": 0.6,
    "fewer": 0.5,
    "fewer-hint": 0.4,
    "refusal": 0.5,
    "explained": 0.12,
}
"""By what the English has instead; from the development corpora of news (`reports/polarity.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The negation that is missing, at the English words that should have it."""
    difference = evidence.polarity
    if (
        difference is None
        or difference.kind != "lost"
        or (difference.grounds == "refusal" and evidence.opposites)
    ):
        return
    source = evidence.source or ""
    cue = difference.cues[0]
    words = ", ".join(dict.fromkeys(source[c.start : c.end] for c in difference.cues))
    said = "has nothing negative" if difference.alone else "negates less often"
    places = dict.fromkeys(answering_place(evidence, c.start, c.end) for c in difference.cues)
    for start, end in places:
        yield Hit(
            start,
            end,
            f'The source negates here ("{words}"); the English {said}.',
            CONFIDENCE[difference.grounds],
            source_start=cue.start,
            source_end=cue.end,
            evidence={"source": words},
        )


RULE = Rule(
    code="FA230",
    name="negation-lost",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"source"}),
)
