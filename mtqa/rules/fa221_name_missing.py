"""A name of the source is not in the English.

## What it finds
A country, city, person or organisation that the source names and that the English has in no form: not the
name, not its adjective, not an acronym, not another usual name. Where the name was read as a common word
(monkey Abbas for बंदर अब्बास, Bandar Abbas), that word is marked; else the word beside the gap.

## Why it matters
Who, where and for whom are what the sentence is about; a name lost or turned into a word leaves the reader
without.

## Example
Source `इबोला कसाई प्रांत में फैला।` - English "Ebola spread in butcher province."

## Better
"Ebola spread in Kasai province."

## When it stays silent
For words of institutions, where the neighbouring English holds the name, and where its meaning stands in the
English. Names known by their capital, their place beside a title or their sound alone are kept as a hint and
not shown.

## Sources
MQM Core, accuracy/omission.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.names import judgement
from mtqa.facts.names.placing import is_translated, place
from mtqa.facts.names.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule


def check(evidence: Evidence) -> Iterable[Hit]:
    """Source names that the English lacks."""
    language = evidence.source_language or ""
    source = evidence.source or ""
    for name in evidence.names.missing:
        gap = evidence.names.gaps[0] if evidence.names.gaps else None
        anchor = gap or place(name, evidence.english, source, language)
        if anchor is None:
            continue
        word = evidence.english[anchor[0] : anchor[1]]
        translated = is_translated(name, evidence.english, source, language)
        made = f'; it seems to have become "{word}"' if translated else ""
        made = f'; after "{word}" a word is missing' if gap else made
        yield Hit(
            *anchor,
            f"The source names {reading(name, language)}; the English does not{made}.",
            judgement.missing(name, language, translated, gap is not None),
            source_start=name.start,
            source_end=name.end,
            evidence={"source": name.text, "how": name.how, "glossary": list(name.terms)},
        )


RULE = Rule(
    code="FA221",
    name="name-missing",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
