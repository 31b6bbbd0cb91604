"""Polarity: how often source and English negate, and whether the difference has any other explanation.

The source is read by the section ``[polarity]`` of its pack (``mtqa/facts/cues.py`` says how forms
are written):

- ``empty``: negation in form that negates nothing ("not only", "must" said with two negatives);
  like what is unsure, it explains a negation in the English;
- ``unsure``: forms that negate or do not (homographs); they explain a negation in the English and
  accuse nobody;
- ``negations``: sentence negation, negative pronouns and adverbs;
- ``strong``: words that are negative by themselves and that English cannot but say with a negative
  (refuse, deny);
- ``lexical``: words that may be put with "not" in English (lack, fail, un-); they explain and
  accuse nobody;
- ``concord = true``: several negations in one clause are one (Slavic, Romance, Persian, ...).

The English is read by ``negations`` of ``mtqa/compare/polarity.py`` and the same labels in the
English pack, with ``soft`` for words that set a limit and now and then stand for a negation (only,
until, less)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mtqa.facts.cues import Cue, cue_section, find_cues, joined

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

SECTION = "polarity"


@dataclass(frozen=True, slots=True)
class Reading:
    """The polarity of one text."""

    negations: tuple[Cue, ...]
    lexical: tuple[Cue, ...]
    """Words negative by themselves."""
    strong: tuple[Cue, ...]
    """Those of them that the other side cannot but say with a negative of some sort."""
    soft: tuple[Cue, ...]
    empty: int
    """How many negate nothing ("not only"); in English they answer the source's, which may negate elsewhere."""
    fewest: int
    """How many negations there are when those of one clause are taken as one."""

    @property
    def most(self) -> int:
        """How many there may be at most, words that are negative by themselves included."""
        return len(self.negations) + len(self.lexical) + len(self.soft)


Grounds = Literal["nothing", "hint", "fewer", "fewer-hint", "explained", "refusal"]
"""What the side without the negation has instead: nothing negative; a word that now and then stands
for a negation (only, until); fewer negations; both; a word negative by itself that may make up for
it. ``refusal``: the other way round, a word such as "refuse" is all there is, and the side without
it has nothing."""


@dataclass(frozen=True, slots=True)
class PolarityDifference:
    """A negation that one side has and the other has not."""

    kind: Literal["lost", "added"]
    cues: tuple[Cue, ...]
    """The negations of the source (lost) or of the English (added); any of them may be the one that is not answered."""
    grounds: Grounds

    @property
    def alone(self) -> bool:
        """Whether the other side has no negation at all, rather than too few."""
        return self.grounds in ("nothing", "hint", "refusal")


def compare_polarity(
    source: str, language: str | None, english: str, tokens: Sequence[Token]
) -> PolarityDifference | None:
    """The difference in polarity of a source and its English (with its tokens), or None."""
    theirs = read_source(source, language)
    if theirs is None:
        return None
    ours = read_english(english, tokens)
    return _lost(theirs, ours) or _added(theirs, ours) or _guess(theirs, ours) or _refusal(theirs, ours)


def _lost(theirs: Reading, ours: Reading) -> PolarityDifference | None:
    """More negations in the source than the English has negative words of any sort."""
    hinted = bool(ours.soft)
    if theirs.fewest > len(ours.negations) + len(ours.lexical) + ours.empty:
        if not ours.empty and not ours.negations and not ours.lexical:
            return PolarityDifference("lost", theirs.negations, "hint" if hinted else "nothing")
        return PolarityDifference("lost", theirs.negations, "fewer-hint" if hinted else "fewer")
    # Words negative by themselves on both sides stand for each other before they stand for a negation.
    spare = max(0, len(ours.lexical) - len(theirs.lexical))
    if theirs.lexical and theirs.fewest > len(ours.negations) + spare + ours.empty:
        return PolarityDifference("lost", theirs.negations, "fewer-hint" if hinted else "fewer")
    return None


def _added(theirs: Reading, ours: Reading) -> PolarityDifference | None:
    """More negations in the English than the source has negative words of any sort."""
    if ours.fewest > theirs.most:
        return PolarityDifference("added", ours.negations, "fewer" if theirs.most else "nothing")
    spare = max(0, len(theirs.lexical) - len(ours.lexical))
    if ours.lexical and ours.fewest > len(theirs.negations) + len(theirs.soft) + spare:
        return PolarityDifference("added", ours.negations, "fewer")
    return None


def _guess(theirs: Reading, ours: Reading) -> PolarityDifference | None:
    """A negation for which the other side has but a word negative by itself, or that turns such a word round."""
    if ours.fewest > len(theirs.negations) + len(theirs.soft):
        return PolarityDifference("added", ours.negations, "explained")
    if theirs.fewest > len(ours.negations):
        return PolarityDifference("lost", theirs.negations, "explained")
    if ours.negations and ours.fewest + len(ours.lexical) > theirs.most:
        return PolarityDifference("added", ours.negations, "explained")
    return None


def _refusal(theirs: Reading, ours: Reading) -> PolarityDifference | None:
    """A refusal or denial where the other side is positive throughout."""
    if theirs.strong and not ours.most and not theirs.negations:
        return PolarityDifference("lost", theirs.strong, "refusal")
    if ours.strong and not theirs.most and not ours.negations:
        return PolarityDifference("added", ours.strong, "refusal")
    return None


def _is_name(cue: Cue, text: str) -> bool:
    """Whether it is one capitalised word inside a sentence: the letters of a name (Netanjahu, Amazon)."""
    word = text[cue.start : cue.end]
    before = text[: cue.start].rstrip()
    inside = before[-1:].isalpha() or before[-1:] == ","
    return inside and word[0].isupper() and not word.isupper() and word.isalpha()


def read_source(text: str, language: str | None) -> Reading | None:
    """The polarity of a source, None where its language has no section ``[polarity]``."""
    section = cue_section(language, SECTION)
    if not section:
        return None
    cues = find_cues(text, language, SECTION)
    negations = tuple(cue for cue in cues if cue.label == "negations" and not _is_name(cue, text))
    clusters = joined(negations, text) if section.get("concord") else [[c] for c in negations]
    return Reading(
        negations,
        tuple(cue for cue in cues if cue.label in ("lexical", "strong")),
        tuple(cue for cue in cues if cue.label == "strong"),
        tuple(cue for cue in cues if cue.label in ("unsure", "empty")),
        sum(cue.label == "empty" for cue in cues),
        len(clusters),
    )


_APART = re.compile(r"\b\w+n ['’]t\b")
"""A negation cut off its verb, as tokenised texts have it (didn 't)."""


def read_english(text: str, tokens: Sequence[Token]) -> Reading:
    """The polarity of an English text; ``tokens`` are its own (``mtqa/text/tokenise.py``)."""
    from mtqa.compare.polarity import negations

    cues = find_cues(text, "en", SECTION)
    empty = [cue for cue in cues if cue.label == "empty"]
    found = []
    for negation in negations(tokens):
        token = tokens[negation.token]
        if not any(cue.start < token.end and token.start < cue.end for cue in empty):
            found.append(Cue("negations", token.start, token.end))
    found += [Cue("negations", *match.span()) for match in _APART.finditer(text)]
    explicit = tuple(sorted(found, key=lambda cue: cue.start))
    return Reading(
        explicit,
        tuple(cue for cue in cues if cue.label in ("lexical", "strong")),
        tuple(cue for cue in cues if cue.label == "strong"),
        tuple(cue for cue in cues if cue.label == "soft"),
        len(empty),
        len(joined(explicit, text, reach=12)),
    )
