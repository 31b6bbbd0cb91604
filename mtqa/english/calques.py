"""Calques and literal idioms: wordings that a language leaves behind in English translated from it word for word.

They are data, in the sections ``[calques]`` and ``[idioms]`` of the language packs: a text ``table``, one entry a line,
its columns parted by `` :: ``

    pattern :: wording :: english :: options :: cue

- ``pattern``: the tell-tale English (``mtqa/english/patterns.py`` says how it is written);
- ``wording``: what the source language says; a word in parentheses is no part of the cue;
- ``english``: what English says instead. ``=`` before it marks a replacement that is safe to paste; in it ``<lose>``
  takes the form of the pattern's first verb and ``~`` what the pattern's first ``~`` stood for. ``-`` says that
  English says nothing: the words can go;
- ``options`` (may be empty), parted by spaces: a number, how often a hit is right when nothing but the English is
  known, 0-1; a severity, where it is not the rule's own; ``cued``: the English alone is innocent, so the entry is
  silent without a source that holds the wording (with a number under 0.5 it stays a hint even then); a register:
  ``news`` (the default: narration only, since people do say such things), ``speech`` (quoted words only) or ``any``;
- ``cue`` (may be missing): a regular expression that finds the wording in the source; else the cue is made from the
  wording (``mtqa/english/source_cues.py``); ``-``: the source cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from mtqa.english.inflection import verb_forms
from mtqa.english.patterns import PatternIndex, WordLine, noun_forms
from mtqa.english.source_cues import Cue, cue_of_expression, cue_of_wording, shown_wording
from mtqa.finding import Severity
from mtqa.languages import Pack, available, load_pack

Kind = Literal["calque", "idiom"]
Register = Literal["news", "speech", "any"]

SECTIONS: Mapping[str, Kind] = MappingProxyType({"calques": "calque", "idioms": "idiom"})

DEFAULT_CONFIDENCE: Mapping[Kind, float] = MappingProxyType({"calque": 0.6, "idiom": 0.7})
"""Of an entry that gives none; what was read of hits in machine translation lies above both."""

_AUXILIARIES = (
    verb_forms("be").all | verb_forms("have").all | {"'s", "'re", "'m", "'ve", "get", "got", "gets"}
)
_REGISTERS = ("news", "speech", "any")


Row = tuple[str, Kind, str]
"""Language, kind and line of a table: an entry that nobody has needed to read yet."""


@dataclass(frozen=True, slots=True)
class Calque:
    """One entry of a pack."""

    pattern: str
    language: str
    kind: Kind
    literal: str
    """The wording of the source language, as shown."""
    wording: str
    """The same with the marks that the cue is made by."""
    english: str
    """What English says; as a template where ``pasted``."""
    confidence: float
    severity: Severity | None = None
    needs_cue: bool = False
    register: Register = "news"
    pasted: bool = False
    expression: str | None = None
    """The cue as a regular expression, ``-`` for none, None where it is made from the wording."""

    @property
    def cue(self) -> Cue | None:
        """What finds the wording in the source, or None where the source cannot tell."""
        if self.expression == "-":
            return None
        return (
            cue_of_expression(self.expression)
            if self.expression
            else cue_of_wording(self.wording, self.language)
        )

    @property
    def advice(self) -> str:
        """What English says instead, for a message."""
        return self.english.replace("<", "").replace(">", "").replace("~ ", "") or "nothing; leave it out"


@dataclass(frozen=True, slots=True)
class CalqueMatch:
    """An entry found in English: tokens ``first`` up to ``last`` (not included)."""

    first: int
    last: int
    calque: Calque
    groups: Mapping[str, str]
    """What the pattern's first verb (``verb``) and determiner slot (``slot``) stood for."""
    whole: bool = True
    """False where only a telling noun of the pattern was found (``noun_matches``)."""


def noun_matches(line: WordLine, language: str) -> tuple[CalqueMatch, ...]:
    """Single words of the line that an idiom of that language is likely to have left there.

    However a system words a literal idiom, its nouns are still there: with "कमर कसना" in the source, any "waist" in
    the English is its. So this is evidence only where the source has the whole idiom.
    """
    nouns = _idiom_nouns(language)
    return tuple(
        CalqueMatch(place, place + 1, _calque(*row), MappingProxyType({}), whole=False)
        for word in line.words & nouns.keys()
        for place, token in enumerate(line.tokens)
        if token.text.casefold() == word
        for row in nouns[word]
    )


_MOST_IDIOMS = 3
"""A noun that more idioms of a language share (hand, eye, head) is in too many sentences to tell anything alone."""


@cache
def _idiom_nouns(language: str) -> Mapping[str, tuple[Row, ...]]:
    """Noun form -> idioms of the language whose pattern has it and whose English has not."""
    pack = load_pack(language)
    found: dict[str, list[Row]] = {}
    for row in _rows(pack) if pack else ():
        if row[1] == "idiom":
            pattern, _, english = (column.strip() for column in row[2].split("::")[:3])
            for word in noun_forms(pattern) - set(re.findall(r"\w+", english)):
                found.setdefault(word, []).append(row)
    return MappingProxyType({word: tuple(rows) for word, rows in found.items() if len(rows) <= _MOST_IDIOMS})


def calque_matches(line: WordLine) -> tuple[CalqueMatch, ...]:
    """Every entry of every pack that the line holds, whatever the source may say; by pack, in the packs' order."""
    return tuple(
        CalqueMatch(first, last, _calque(*row), groups)
        for first, last, row, groups in calque_index().matches(line)
    )


def language_evidence(line: WordLine) -> Mapping[str, float]:
    """How much the calques and idioms in a line speak for each source language: language code -> sum of votes.

    Each stretch of English that entries mark has the vote of its likeliest entry's confidence, shared equally by the
    languages whose entries mark it; entries that need the source do not vote.
    """
    votes: dict[str, float] = {}
    for group in _overlapping([match for match in calque_matches(line) if not match.calque.needs_cue]):
        languages = {match.calque.language for match in group}
        vote = max(match.calque.confidence for match in group) / len(languages)
        for language in languages:
            votes[language] = votes.get(language, 0.0) + vote
    return MappingProxyType(votes)


def _overlapping(matches: list[CalqueMatch]) -> list[list[CalqueMatch]]:
    groups: list[list[CalqueMatch]] = []
    end = 0
    for match in sorted(matches, key=lambda m: (m.first, m.last)):
        if groups and match.first < end:
            groups[-1].append(match)
        else:
            groups.append([match])
        end = max(end, match.last) if groups[-1][0] is not match else match.last
    return groups


@cache
def calque_index() -> PatternIndex[Row]:
    """The entries of every pack. An English sentence is held against all of them: its source is often unknown."""
    packs = filter(None, map(load_pack, available()))
    return PatternIndex((row[2].partition("::")[0].strip(), row) for pack in packs for row in _rows(pack))


@cache
def calques(language: str) -> tuple[Calque, ...]:
    """The calques and literal idioms of one pack; empty for a language without any."""
    pack = load_pack(language)
    return tuple(_calque(*row) for row in _rows(pack)) if pack else ()


def replacement(match: CalqueMatch, line: WordLine) -> str | None:
    """What can be pasted over the match, in lower case but for names, or None where nothing is safe."""
    calque = match.calque
    if not calque.pasted:
        return None
    words: list[str] = []
    for word in calque.english.split():
        if word == "~":
            words.extend(match.groups.get("slot", "").split())
        elif word.startswith("<"):
            form = _same_form(word.strip("<>"), calque.pattern, match, line)
            if form is None:
                return None
            words.append(form)
        else:
            words.append(word)
    return " ".join(words).replace(" 's", "'s")


def _same_form(target: str, pattern: str, match: CalqueMatch, line: WordLine) -> str | None:
    """The target verb in the form that the pattern's first verb has in the match; None where that cannot be told."""
    matched = match.groups.get("verb", "")
    lemmas = next((word.strip("<>?").split("|") for word in pattern.split() if word.startswith("<")), [])
    wanted = verb_forms(target)
    forms: set[str] = set()
    for lemma in lemmas:
        found = verb_forms(lemma)
        if matched == found.base:
            forms.add(wanted.base)
        if matched == found.third:
            forms.add(wanted.third)
        if matched == found.gerund:
            forms.add(wanted.gerund)
        if matched in found.past or matched in found.participle:
            if target == "be":  # its past has a number, which the match does not tell
                return None
            only_past = matched not in found.participle
            only_participle = matched not in found.past
            before = {token.text.casefold() for token in line.tokens[max(match.first - 2, 0) : match.first]}
            participle = only_participle or (not only_past and bool(before & _AUXILIARIES))
            forms.add((wanted.participle if participle else wanted.past)[0])
    return forms.pop() if len(forms) == 1 else None


def _rows(pack: Pack) -> Iterator[Row]:
    for section, kind in SECTIONS.items():
        for row in pack.section(section).get("table", "").splitlines():
            if row.strip() and not row.startswith("#"):
                yield pack.code, kind, row


@cache
def _calque(language: str, kind: Kind, row: str) -> Calque:
    """Raises ``ValueError`` for a row of the wrong form."""
    columns = [column.strip() for column in row.split("::")]
    if not 3 <= len(columns) <= 5 or not all(columns[:3]):
        raise ValueError(
            f"{language} [{kind}]: not 'pattern :: wording :: english :: options :: cue': {row!r}"
        )
    pattern, wording, english, options, cue = (*columns, "", "")[:5]
    confidence, severity, register = DEFAULT_CONFIDENCE[kind], None, "news"
    needs_cue = False
    for option in options.split():
        if option == "cued":
            needs_cue = True
        elif option in _REGISTERS:
            register = option
        elif option[0].isdigit():
            confidence = float(option)
        else:
            severity = Severity(option)
    return Calque(
        pattern=pattern,
        language=language,
        kind=kind,
        literal=shown_wording(wording),
        wording=wording,
        english="" if english == "-" else english.removeprefix("=").strip(),
        confidence=confidence,
        severity=severity,
        needs_cue=needs_cue,
        register=cast(Register, register),
        pasted=english[0] in "=-",
        expression=cue or None,
    )
