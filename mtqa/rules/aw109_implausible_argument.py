"""A thing or an idea stands where the verb wants somebody: a timetable is convicted, a mattress persuaded.

## What it finds
A plain noun that names nothing living, in the slot of a verb that is nearly always filled by people or animals: "the
timetable was convicted", "they persuaded the mattress". The pair was never counted though both words are frequent
enough, nor was the verb with nouns like this one more than now and then, and the classes of the noun's senses are rare
in the slot. Things as patients of verbs of harm are AW101's.

## Why it matters
Mostly a word was taken in a wrong sense, or a name was translated as if it were a word. The reader stumbles, and may
take it for a fact.

## Example
The project was married in a small chapel.

## Better
The projectionist was married in a small chapel.

## When it stays silent
For pairs that were counted even once, names and pronouns, groups and places that stand for people (a bank, a village),
texts that speak for their authors (a report says), nouns with a living sense among their commoner ones, nouns or verbs
that the model does not know or has seldom seen, verbs with a particle, and wherever the words around do not bear the
parse out.
Measured: original news, 228,000 words: none shown, 1 kept out of sight; faithful English of the development corpora,
32,000 words: none; machine-translated Hindi news: 3 hits, 3 true, all agents. Agents are kept out of sight, for many a
thing does what people do; with so few hits in real text the rule stays minor.

## Sources
Selectional preference: Resnik (1996); Erk, Padó and Padó (2010). Negative sampling: Mikolov et al. (2013). Open English
WordNet (CC BY 4.0) for noun classes. MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mtqa.english import nouns
from mtqa.english.arguments import Argument, arguments, is_noun, is_plain
from mtqa.english.preferences import Role, judge, living_share, usual_nouns
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.aw101_implausible_patient import is_harm

ROLE: Mapping[str, Role] = MappingProxyType(
    {"object": "patient", "passive": "patient", "subject": "agent", "agent": "agent"}
)


@dataclass(frozen=True, slots=True)
class _Limits:
    """From where on a noun is out of place; chosen on machine-translated and original news, see the page."""

    living_share: float
    """Least share of people and animals in the slot: the verb wants somebody."""
    expected: float
    """Least count that the pair would have if the verb took all nouns alike; below it, never seen says little."""
    by_class: float
    """Greatest log ratio of how often the slot and any slot hold the noun's best class; -0.7 is half as often."""
    score: float
    """Greatest natural log odds against a noun drawn at random."""
    spared: frozenset[str]
    """Class letters of nouns that stand for somebody: reports, buildings, what people do together."""
    confidence: float


LIMITS: Mapping[Role, _Limits] = MappingProxyType(
    {
        "patient": _Limits(0.6, 0.5, -0.6, -2.2, frozenset("c"), 0.55),
        "agent": _Limits(0.65, 1.0, -0.7, -3.0, frozenset("coxe"), 0.4),
    }
)
"""Agents are read less surely: many a thing does what people do (a campaign asks), so such hits stay out of sight."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Things and ideas in slots that want somebody."""
    doc = evidence.parse
    for argument in arguments(doc):
        if (
            _is_open(evidence, argument)
            and all(_is_misfit(evidence, argument, at) for at in argument.heads)
            and is_plain(doc, argument)
        ):
            yield _hit(evidence, argument)


def _is_open(evidence: Evidence, argument: Argument) -> bool:
    """Whether the rule may speak: plain nouns, a verb in lower case, and not what AW101 speaks of."""
    doc = evidence.parse
    if any(
        not is_noun(doc[head]) or not doc[head].is_lower or not doc[head].is_alpha for head in argument.heads
    ):
        return False
    if doc[argument.verb_at].text[0].isupper():
        return False
    harmed = argument.slot in ("object", "passive") and is_harm(argument.verb)
    return not (harmed and nouns.is_thing(doc[argument.heads[0]].lower_))


def _is_misfit(evidence: Evidence, argument: Argument, at: int) -> bool:
    """Whether all the signs agree that noun and slot do not go together."""
    noun, role = evidence.parse[at].lower_, ROLE[argument.slot]
    known, limits = nouns.classes(noun), LIMITS[ROLE[argument.slot]]
    if not known or _may_be_somebody(known) or set(known[: nouns.FIRST_SENSES]) & limits.spared:
        return False
    if living_share(argument.verb, role) < limits.living_share:
        return False
    judgement = judge(argument.verb, role, noun)
    return (
        judgement is not None
        and judgement.seen == 0
        and judgement.expected >= limits.expected
        and judgement.by_class <= limits.by_class
        and judgement.score <= limits.score
    )


def _may_be_somebody(known: str) -> bool:
    """Whether the commoner senses may be alive or stand for people; a group that is an event (a meeting) is not."""
    commoner = set(known[: nouns.FIRST_SENSES])
    return bool(commoner & nouns.LIVING) or (bool(commoner & nouns.COLLECTIVE) and "e" not in commoner)


def _hit(evidence: Evidence, argument: Argument) -> Hit:
    doc = evidence.parse
    noun, verb = doc[argument.heads[0]].text, doc[argument.verb_at].text
    role = ROLE[argument.slot]
    said = "what somebody does" if role == "agent" else "said of somebody"
    usual = ", ".join(usual_nouns(argument.verb, role))
    return Hit(
        argument.start,
        argument.end,
        f'"{verb}" is {said} (as {usual}), and "{noun}" is nobody: a wrong sense, or a name translated?',
        LIMITS[role].confidence,
        evidence={"verb": argument.verb, "noun": noun.casefold(), "slot": argument.slot},
    )


RULE = Rule(
    code="AW109",
    name="implausible-argument",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset({"parse"}),
)
