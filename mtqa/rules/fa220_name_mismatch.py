"""The English names somebody or something else than the source.

## What it finds
A name of the English that nothing in the source answers to, where a name of the source is not in the English:
Bangladesh for पश्चिम बंगाल (West Bengal), Lake Geneva for Thunersee (Lake Thun), or a surname translated as a
word (Carmona Combed for Carmona Peinado). Names are compared by letters, by sound across scripts, by
gazetteer, by acronym and by meaning.

## Why it matters
The wrong country, city or person turns true news into false news, and nobody can tell from the English alone.

## Example
Source `तुर्की ने यह सीमा बंद कर दी थी।` - English "Armenia had closed this border."

## Better
"Turkey had closed this border."

## When it stays silent
Where the English name sounds half like a word of the source (a spelling, see name-misspelt), where the
source's name has other usual names (Holland, Moscow for Russia), where a neighbouring sentence holds the
name, and for days and months.

## Sources
MQM Core, accuracy/mistranslation (named entity); Knight and Graehl (1998), Machine Transliteration.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.names import judgement
from mtqa.facts.names.wording import reading, suggestion
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of a source name and an English name that are left over."""
    language = evidence.source_language or ""
    for name, mention in evidence.names.changed:
        said = reading(name, language)
        yield Hit(
            mention.start,
            mention.end,
            f"The source names {said}; the English has {mention.text}, which nothing in the source is called.",
            judgement.changed(name, mention, language),
            source_start=name.start,
            source_end=name.end,
            evidence={"source": name.text, "english": mention.text},
            suggestion=suggestion(name, mention),
        )


RULE = Rule(
    code="FA220",
    name="name-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
