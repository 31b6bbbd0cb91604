"""Something without life is killed, murdered, wounded or arrested.

## What it finds
A verb of harm whose patient is a thing: "swords have been killed", "three tanks were injured", "arrested the
warehouse". Verbs are grouped by what they are done to (living beings; people); what the patient is comes from the
senses of its noun in WordNet, and what English does say ("kill the engine") from counts over 190 million words.

## Why it matters
The line is nonsense, and the reader cannot guess what happened. Mostly an idiom was rendered word for word, or one
sense of a verb was taken for another (Hindi "मारना" strikes, throws, raids and kills).

## Example
Late on Sunday four bicycles were killed near the bridge.

## Better
Late on Sunday four cyclists were killed near the bridge.

## When it stays silent
For groups and places that stand for people (a convoy, a bank, a village), abstract nouns (kill the bill, the deal was
killed), plants and body parts, nouns with a living sense among their commoner ones, names, nouns seen with the verb
twice or more in the counts, and wherever the words around do not bear the parse out. Measured over 7.5 million words
of machine translation: 10 hits, 9 true (4 of 5 passive, 5 of 5 active); human translation, 0.8 million words, and
original news, 0.2 million: none; 36 million words of original English: 14, nearly all of them "kill" of pipelines,
coal and missiles.

## Sources
Selectional preference: Katz and Fodor (1963); Resnik (1996). Open English WordNet (CC BY 4.0) for noun classes. MQM
Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mtqa.english import nouns
from mtqa.english.arguments import Argument, arguments, is_common, is_noun, is_plain
from mtqa.english.inflection import verb_forms
from mtqa.english.preferences import times_seen
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

PASSIVE_CONFIDENCE = 0.85
ACTIVE_CONFIDENCE = 0.65

ATTESTED = 2
"""Seen this often with verbs of the class in the counts, a patient is usage, however odd by class."""

SEEN_ONCE_SHARE = 0.8
"""Seen once, it may be usage or a slip of the counting."""


_PLURAL_AUXILIARIES = frozenset({"have", "were", "are", "had", "get", "got"})


@dataclass(frozen=True, slots=True)
class _Harm:
    """A class of verbs of the English pack's section ``[harm]``."""

    verbs: frozenset[str]
    patients: str
    """What is harmed, as the message says it: "living beings"."""
    allowed: frozenset[str]
    """Things that these verbs take all the same."""
    grave: bool
    """Whether a wrong patient turns the news into nonsense (a killing) or only into bad English."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Verbs of harm with a thing for patient."""
    for argument in arguments(evidence.parse, _participles()):
        harm = _class_of(argument.verb)
        if harm and argument.slot in ("passive", "object"):
            confidence = _confidence(evidence, argument, harm)
            if confidence:
                yield _hit(evidence, argument, harm, confidence)


def is_harm(verb: str) -> bool:
    """Whether a verb is one of those that this rule speaks of."""
    return _class_of(verb) is not None


def _hit(evidence: Evidence, argument: Argument, harm: _Harm, confidence: float) -> Hit:
    noun, verb = evidence.parse[argument.heads[0]].text, evidence.parse[argument.verb_at].text
    return Hit(
        argument.start,
        argument.end,
        f'"{verb}" is said of {harm.patients}, and "{noun}" names a thing: an idiom or a wrong sense of the verb?',
        confidence,
        severity=Severity.CRITICAL if harm.grave and argument.slot == "passive" else Severity.MAJOR,
        evidence={"verb": argument.verb, "patient": nouns.lemma(noun.casefold()), "slot": argument.slot},
    )


def _confidence(evidence: Evidence, argument: Argument, harm: _Harm) -> float:
    """How sure it is that the patient makes no sense; 0 where it may."""
    doc = evidence.parse
    heads = [doc[head] for head in argument.heads]
    if any(
        not is_noun(head) or not is_common(doc, head.i) or not _is_barred_thing(head.text, harm)
        for head in heads
    ):
        return 0.0
    if doc[argument.heads[0]].text[0].isupper() and not _has_plural_verb(evidence, argument):
        return 0.0
    if not is_plain(doc, argument) or (doc[argument.verb_at].text[0].isupper() and argument.verb_at):
        return 0.0
    seen = sum(times_seen(verb, "patient", heads[0].text) for verb in harm.verbs)
    if seen >= ATTESTED:
        return 0.0
    confidence = PASSIVE_CONFIDENCE if argument.slot == "passive" else ACTIVE_CONFIDENCE
    return confidence * SEEN_ONCE_SHARE if seen else confidence


def _has_plural_verb(evidence: Evidence, argument: Argument) -> bool:
    """Whether the auxiliary is plural: "Swords were", not "Woods was"."""
    return any(token.lower_ in _PLURAL_AUXILIARIES for token in evidence.parse[argument.verb_at].lefts)


def _is_barred_thing(word: str, harm: _Harm) -> bool:
    noun = word.casefold()
    return nouns.is_thing(noun) and nouns.lemma(noun) not in harm.allowed


@cache
def _classes() -> tuple[_Harm, ...]:
    pack = load_pack("en")
    return tuple(
        _Harm(
            frozenset(entry["verbs"].split()),
            entry["patients"],
            frozenset(entry["allowed"].split()),
            entry["grave"],
        )
        for entry in (pack.section("harm")["classes"] if pack else ())
    )


@cache
def _participles() -> Mapping[str, str]:
    lemmas = [lemma for harm in _classes() for lemma in sorted(harm.verbs)]
    return MappingProxyType({form: lemma for lemma in lemmas for form in verb_forms(lemma).participle})


@cache
def _class_of(verb: str) -> _Harm | None:
    return next((harm for harm in _classes() if verb in harm.verbs), None)


RULE = Rule(
    code="AW101",
    name="implausible-patient",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"parse"}),
)
