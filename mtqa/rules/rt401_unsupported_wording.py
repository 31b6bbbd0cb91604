"""Wording that no re-translation has, where the re-translations say something else.

## What it finds
Content words of the article that no re-translation of the source holds in any form (the same word, a base form, a
derivation, a synonym, an equal number, another spelling of the name). Neighbouring ones are reported as one phrase,
with what the re-translations say at that place.

## Why it matters
A mistranslated word usually reads well; against other translations of the same source it stands out.

## Example
"Swords have been killed on the border again" - the re-translations: "Swords have been drawn on the border again".

## Better
Read the source at that place. Where the re-translations agree on another sense, theirs is more likely right.

## When it stays silent
For rewording that the comparison understands: synonyms, derivations, voice, order, British and American spelling,
figures for number words. How sure it is grows with all that article and re-translations do not share in the sentence,
and with the published quality of the engines: with one weak engine nothing is shown. A word that differs alone in a
sentence that is otherwise the same is noted with low confidence. Measured: on machine translations of Hindi news with
two re-translations 80 % of the lines with a finding of major or above distort the facts (of all lines, 49 % do); on
human translations of FLORES and WMT, 3 % of the sentences have one (`reports/retranslations.md`).

## Sources
MQM: accuracy/mistranslation. Fonseca et al. 2019 (word-level quality estimation); METEOR for the matching.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.compare import lexis
from mtqa.compare.differences import Unsupported, suspicion, trust, unsupported, words_of
from mtqa.compare.words import is_content, word_form
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

SOURCE_SUPPORT = 0.5
"""Match with the source from which the message no longer says that the source does not support the word."""

OPPOSITE_CONFIDENCE = 0.7
"""Confidence, before trust, where all re-translations have the opposite; first judged."""

NAME_CONFIDENCE = 0.62
"""The same where they agree on another name."""

BASE_TRUST = 0.7
"""Even poor engines seldom agree on a wrong opposite or name: trust below 0.3 lowers those, by this at least."""

LEAST_CONFIDENCE = 0.05
"""Below this a phrase is left to RT405."""

PHRASE_GAP = 2
"""Most grammar words inside one reported phrase."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each phrase without support; the most suspect one carries the sentence's whole suspicion."""
    found = unsupported(evidence)
    phrases = _phrases(evidence, found)
    if not phrases:
        return
    points = [_points(phrase) for phrase in phrases]
    whole = suspicion(evidence)
    for phrase, own in zip(phrases, points, strict=True):
        confidence = max(whole * own / max(points), _alone(evidence, phrase))
        if confidence >= LEAST_CONFIDENCE:
            yield _hit(evidence, phrase, min(confidence, 0.95))


def _phrases(evidence: Evidence, found: Sequence[Unsupported]) -> list[list[Unsupported]]:
    """Neighbouring words merged, unless held content stands between them."""
    phrases: list[list[Unsupported]] = []
    for word in found:
        inside = range(phrases[-1][-1].word.token + 1, word.word.token) if phrases else range(0)
        joined = len(inside) <= PHRASE_GAP and not any(
            is_content(evidence.english_tokens[i]) or evidence.english_tokens[i].kind == "punctuation"
            for i in inside
        )
        if phrases and joined:
            phrases[-1].append(word)
        else:
            phrases.append([word])
    return phrases


def _points(phrase: Sequence[Unsupported]) -> float:
    """How suspect a phrase is beside others of the sentence: rare words, names, agreed alternatives weigh more."""
    return max(_word_points(word) for word in phrase) + 0.3 * (len(phrase) - 1)


def _word_points(word: Unsupported) -> float:
    form = word_form(word.word.text)
    points = 0.4 + word.word.rarity + 0.4 * bool(word.agreed) + 0.3 * all(word.instead.values())
    points += 0.5 * (not lexis.is_known(form)) + 0.5 * (word.opposite is not None)
    return points * (0.5 if lexis.is_light_word(form) else 1.0)


def _alone(evidence: Evidence, phrase: Sequence[Unsupported]) -> float:
    """Confidence that a phrase has by itself: its opposite, or another name, stands in every re-translation."""
    several = len(evidence.alignments) > 1
    for word in phrase:
        agreed = {word_form(text) for text in word.agreed}
        if word.opposite is not None and (not several or word_form(word.opposite) in agreed):
            return OPPOSITE_CONFIDENCE * min(1.0, BASE_TRUST + trust(evidence))
        if several and _is_name(evidence, word) and any(_capital(text) for text in word.agreed):
            return NAME_CONFIDENCE * min(1.0, BASE_TRUST + trust(evidence))
    return 0.0


def _is_name(evidence: Evidence, word: Unsupported) -> bool:
    return word.word.token > 0 and _capital(word.word.text) and word.word.source.kind != "name"


def _capital(text: str) -> bool:
    return text[:1].isupper() and len(text) > 2


def _hit(evidence: Evidence, phrase: Sequence[Unsupported], confidence: float) -> Hit:
    start, end = phrase[0].word.start, phrase[-1].word.end
    text = evidence.english[start:end]
    instead = _instead(evidence, phrase)
    known = any(word.word.source.score >= SOURCE_SUPPORT for word in phrase)
    single = len(evidence.alignments) == 1
    if evidence.source and not known:
        message = (
            f"Neither the re-translation{'' if single else 's'} nor the source support{'s' if single else ''}"
        )
    else:
        message = f"{'The re-translation does not have' if single else 'No re-translation has'}"
    message += f' "{text}"'
    said = {said for said in instead.values() if said}
    if len(said) == 1 and all(instead.values()):
        who = "it says" if single else "both say" if len(instead) == 2 else "all say"
        message += f'; {who} "{said.pop()}".'
    elif said:
        message += (
            "; there " + ", ".join(f'{name} says "{words}"' for name, words in instead.items() if words) + "."
        )
    else:
        message += "."
    best = max((word.word.source for word in phrase), key=lambda source: source.score)
    return Hit(
        start,
        end,
        message,
        confidence,
        source_start=best.start if known else None,
        source_end=best.end if known else None,
        evidence={"retranslations": dict(evidence.retranslations), "instead": instead},
    )


def _instead(evidence: Evidence, phrase: Sequence[Unsupported]) -> dict[str, str]:
    """Engine -> its words in the phrase's place."""
    found = {}
    for name, alignment in evidence.alignments.items():
        tokens = tuple(sorted({j for word in phrase for j in word.instead[name]}))
        found[name] = words_of(alignment.other_tokens, tokens)
    return found


RULE = Rule(
    code="RT401",
    name="unsupported-wording",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"retranslations"}),
)
