"""One person has two ages in the article, or one thing two sizes.

## What it finds
"Olena Bondar, 34," in one sentence and "Olena Bondar, 43," in another; "the 300-bed hospital" here and "the
250-bed hospital" there: a number tied to a name, or to a definite noun by a hyphen, with two values.

## Why it matters
One of the two is wrong. Sentences are translated one by one, so a number slips in one place only.

## Example
Kofi Mensah, 52, was elected. ... Mr Mensah said little; the 25-year-old Kofi Mensah is a lawyer.

## Better
Kofi Mensah, 52, was elected. ... Mr Mensah said little; the 52-year-old Kofi Mensah is a lawyer.

## When it stays silent
For a difference of one year (birthdays), for family names alone, for numbers with "a" ("a 300-bed hospital",
any hospital), for events and periods of time (a 90-minute match), and for more than two values (lists).
Measured (`reports/awkward.md`): no hit in 2,500 documents, so it makes no noise; it has no true hit outside its
examples yet either, and stays minor.

## Sources
Marneffe, Rafferty and Manning (2008), Finding contradictions in text (ACL): numeric mismatches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.7

BIRTHDAY = 1
"""Years that two ages of one person may differ by, since sources are of different dates."""

_NOT_NAMES = (
    "On|In|By|Of|The|From|Since|Until|To|At|After|Before|January|February|March|April|May|June|July|August|September"
    "|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|No"
)
_NAME = rf"(?!(?:{_NOT_NAMES})\b)[A-Z][\w'’-]+(?: (?!(?:{_NOT_NAMES})\b)[A-Z][\w'’.-]+){{1,3}}"
_AGE_AFTER = re.compile(rf"(?P<name>{_NAME}),? (?:\(|aged )?(?P<value>[1-9]\d)(?:\)|,(?! \d))")
_AGE_BEFORE = re.compile(rf"\b(?P<value>[1-9]\d)[- ]year[- ]old (?:[a-z]+ ){{0,2}}(?P<name>{_NAME})")
_SIZE = re.compile(r"\b[Tt]he (?P<value>\d[\d,.]*)[- ](?P<unit>[a-z]+) (?P<noun>[a-z]{4,})\b")
_UNITS = frozenset(
    """
    bed room storey story seat member hectare acre page megawatt mw litre liter cell deck
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Mention:
    value: str
    start: int
    end: int


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Things and people whose one number has two values."""
    for thing, mentions in _mentions(evidence.text).items():
        values = list(dict.fromkeys(mention.value for mention in mentions))
        if len(values) != 2 or (thing[0] == "age" and _is_birthday(*values)):
            continue
        counts = {value: sum(mention.value == value for mention in mentions) for value in values}
        odd = min(values[::-1], key=lambda value: counts[value])
        mention = next(mention for mention in mentions if mention.value == odd)
        other = values[0] if odd == values[1] else values[1]
        message = f'The article has {odd} here and {other} elsewhere for one thing, "{thing[1]}".'
        yield Hit(mention.start, mention.end, message, CONFIDENCE, evidence={"values": values})


def _mentions(text: str) -> dict[tuple[str, str], list[_Mention]]:
    found: dict[tuple[str, str], list[_Mention]] = {}
    for pattern in (_AGE_AFTER, _AGE_BEFORE):
        for match in pattern.finditer(text):
            key = ("age", match["name"])
            found.setdefault(key, []).append(_Mention(match["value"], match.start(), match.end()))
    for match in _SIZE.finditer(text):
        if match["unit"] in _UNITS:
            key = ("size", f"{match['unit']} {match['noun']}")
            value = match["value"].rstrip(".,")
            found.setdefault(key, []).append(_Mention(value, match.start(), match.end()))
    return found


def _is_birthday(one: str, other: str) -> bool:
    return abs(int(one) - int(other)) <= BIRTHDAY


RULE = Rule(
    code="DC504",
    name="measures-disagree",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
