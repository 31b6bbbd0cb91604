"""Something without life is killed, murdered, wounded or arrested.

## What it finds
A verb of harm whose patient is a thing: "swords have been killed", "three tanks were injured", "arrested the
warehouse". Verbs are grouped by what they are done to (living beings; people); what the patient is comes from the
senses of its noun in WordNet, and what English does say ("kill the engine") from counts over 156 million words.

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
twice or more in the counts, and wherever the noun phrase is too tangled to be read without a parser. Measured: passive
uses 4 of 4 true in 400,000 machine-translated segments, none in 44,000 human-translated ones and 36 million words of
original English; active uses 4 of 4 true in machine translation, 6 hits in original English, one of them right.

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
from mtqa.english.clauses import Patient, patients
from mtqa.english.inflection import verb_forms
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

PASSIVE_CONFIDENCE = 0.85
ACTIVE_CONFIDENCE = 0.65

ATTESTED = 2
"""Seen this often with verbs of the class in 156 M words, a patient is usage, however odd by class."""

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
    for patient in patients(evidence.english_tokens, _forms()):
        confidence = _confidence(evidence, patient)
        if confidence:
            yield _hit(evidence, patient, confidence)


def _hit(evidence: Evidence, patient: Patient, confidence: float) -> Hit:
    tokens = evidence.english_tokens
    first, last = patient.span
    noun, verb = tokens[patient.heads[0]].text, tokens[patient.verb_at].text
    harm = _class_of(patient.verb)
    return Hit(
        tokens[first].start,
        tokens[last - 1].end,
        f'"{verb}" is said of {harm.patients}, and "{noun}" names a thing: an idiom or a wrong sense of the verb?',
        confidence,
        severity=Severity.CRITICAL if harm.grave and patient.voice == "passive" else Severity.MAJOR,
        evidence={"verb": patient.verb, "patient": nouns.lemma(noun.casefold()), "voice": patient.voice},
    )


def _confidence(evidence: Evidence, patient: Patient) -> float:
    """How sure it is that the patient makes no sense; 0 where it may."""
    tokens = evidence.english_tokens
    words = [tokens[head].text for head in patient.heads]
    harm = _class_of(patient.verb)
    if not _is_common_noun(evidence, patient) or not all(_is_barred_thing(word, harm) for word in words):
        return 0.0
    if tokens[patient.verb_at].text[0].isupper() and patient.verb_at:
        return 0.0
    seen = sum(nouns.times_seen(verb, words[0].casefold()) for verb in harm.verbs)
    if seen >= ATTESTED:
        return 0.0
    confidence = PASSIVE_CONFIDENCE if patient.voice == "passive" else ACTIVE_CONFIDENCE
    return confidence * SEEN_ONCE_SHARE if seen else confidence


def _is_common_noun(evidence: Evidence, patient: Patient) -> bool:
    """Whether the heads are no names: lower case, or the plural that opens the sentence ("Swords have been ...")."""
    tokens = evidence.english_tokens
    for head in patient.heads:
        word = tokens[head].text
        if not word[0].isupper():
            continue
        opening = head == 0 and nouns.lemma(word.casefold()) != word.casefold()
        if not (opening and head + 1 < len(tokens) and tokens[head + 1].text in _PLURAL_AUXILIARIES):
            return False
    return True


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
def _class_of(verb: str) -> _Harm:
    return next(harm for harm in _classes() if verb in harm.verbs)


@cache
def _forms() -> Mapping[str, str]:
    """Every form of every verb of harm, and its lemma."""
    lemmas = [lemma for harm in _classes() for lemma in sorted(harm.verbs)]
    return MappingProxyType({form: lemma for lemma in lemmas for form in verb_forms(lemma).all})


RULE = Rule(
    code="AW101",
    name="implausible-patient",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
)
