"""Names of source and English set side by side.

Every name of the English is accounted for by something in the source: the same letters, an entity that both
sides name, a word that sounds like it, an acronym, a translation. Every name that the source certainly has
(an entity, a capitalised word that is no common one, a word that a title or a place word marks as a name) is
looked for in the English the same way. What is left on both sides is one name changed; on one side, a name
missing or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from mtqa.facts.names.account import MEANING, SAME_SOUND, account, accounted, times_said
from mtqa.facts.names.gaps import gaps
from mtqa.facts.names.gazetteer import common_words, fold, institution_words, load_gazetteer
from mtqa.facts.names.glossary import EMPTY, Glossary
from mtqa.facts.names.presence import in_english, is_translated
from mtqa.facts.names.records import Account, EnglishMention, Misspelt, NameComparison, SourceName
from mtqa.facts.names.sources import glossary_names, source_names
from mtqa.facts.names.spelling import misspelt as misspelt_name
from mtqa.facts.names.texts import CALENDAR, EnglishName, SourceText, Word, english_names, source_text


@lru_cache(maxsize=1024)
def compare_names(
    english: str,
    source: str,
    language: str | None,
    english_context: tuple[str, ...] = (),
    source_context: tuple[str, ...] = (),
    glossary: Glossary = EMPTY,
) -> NameComparison:
    """Compare the names of a bead.

    Args:
        english: the English under test.
        source: its source.
        language: BCP 47 tag of the source, or None.
        english_context: neighbouring English; a name that slipped there is not missing.
        source_context: neighbouring source; a name that stands there is not added.
        glossary: the user's terms; they go before all else.
    """
    text = source_text(source, language)
    terms = list(glossary_names(text, glossary))
    around = tuple(source_text(other, language) for other in source_context if other)
    names = english_names(english)
    left: list[tuple[EnglishName, Account]] = []
    misspelt: list[Misspelt] = []
    wanted = {fold(word) for term in terms for form in term.terms for word in form.split()}
    together = _sounding_together(names, english, text)
    for name in names:
        if name.folded in wanted or name.start in together:
            continue
        found = accounted(name, text, around)
        if (
            found.way == "sound"
            and found.score >= SAME_SOUND
            and (slip := misspelt_name(name, found, text, names))
        ):
            misspelt.append(slip)
        if found.score < (MEANING if found.way == "translation" else SAME_SOUND):
            left.append((name, found))
    said = [*terms, *(n for n in source_names(text) if not any(_overlap(n, term) for term in terms))]
    missing = [
        name
        for name in said
        if not in_english(name, english, text)
        and not any(in_english(name, other, text) for other in english_context if other)
    ]
    missing = [name for name in missing if not is_translated(name, english)]
    holes = gaps(english)
    if holes and not missing:
        missing += _unknown(english, text)
    missing = _joined(missing, source)
    added = _mentions(left, english, text)
    changed = _pairs(missing, added, len(source), len(english))
    paired = {id(part) for pair in changed for part in pair}
    doubled = _doubled([name for name in missing if id(name) not in paired], names, text)
    paired |= {id(name) for name, _ in doubled}
    return NameComparison(
        changed=tuple(changed),
        missing=tuple(name for name in missing if id(name) not in paired),
        added=tuple(mention for mention in added if id(mention) not in paired),
        misspelt=tuple(misspelt),
        doubled=tuple(doubled),
        gaps=holes,
    )


def _sounding_together(names: Sequence[EnglishName], english: str, source: SourceText) -> set[int]:
    """Where names side by side start that the source writes as one word (Raj Bhavan, राजभवन)."""
    found: set[int] = set()
    for one, other in pairwise(names):
        if english[one.end : other.start] not in (" ", "-"):
            continue
        joined = Word(one.start, other.end, one.text + other.text, one.folded + other.folded)
        heard = account(joined, source)
        if heard.score >= TOGETHER and not re.search(r"\s", source.text[heard.start : heard.end]):
            found |= {one.start, other.start}
    return found


TOGETHER = 0.8
"""Likeness from which on two English words are one of the source: the longer the word, the rarer a chance likeness."""


def _overlap(one: SourceName, other: SourceName) -> bool:
    return one.start < other.end and other.start < one.end


def _doubled(
    missing: Sequence[SourceName], names: Sequence[EnglishName], source: SourceText
) -> list[tuple[SourceName, EnglishName]]:
    """English names said more often than the source says them, each with a source name that is not there."""
    found: list[tuple[SourceName, EnglishName]] = []
    for name in missing:
        if name.weight < SURE_NAME or found:
            continue
        for word in names:
            same = [other for other in names if other.folded == word.folded]
            if len(same) < 2 or word.share < SURE_WORD or word.acronym or word is not same[0]:
                continue
            if times_said(word, source) < len(same):
                place = name.start / max(1, len(source.text)) * max(n.end for n in names)
                found.append((name, min(same, key=lambda other: abs(other.start - place))))
                break
    return found


SURE_NAME = 0.55
"""Weight of a source name from which on another name may be taken for it."""
SURE_WORD = 90
"""Share of capitals (0-100) of such an English name."""


def _unknown(english: str, source: SourceText) -> list[SourceName]:
    """Source words that are no common words and have nothing in the English, be it sound or meaning."""
    common = common_words(source.language)
    if not common:
        return []
    found = []
    for word in source.words:
        if len(word.folded) < 3 or word.folded in common or word.folded in CALENDAR:
            continue
        name = SourceName(word.start, word.end, word.text, None, 0.3, "unknown")
        if not in_english(name, english, source) and not is_translated(name, english):
            found.append(name)
    return found[:1] if len(found) <= 2 else []


def _joined(names: list[SourceName], source: str) -> list[SourceName]:
    """Names side by side are one; of the parts the surer speaks."""
    joined: list[SourceName] = []
    for name in sorted(names, key=lambda n: n.start):
        last = joined[-1] if joined else None
        if (
            last
            and source[last.end : name.start] in (" ", "-", "·", "・", "")
            and not (last.entity and name.entity)
        ):
            surer = max((last, name), key=lambda n: n.weight)
            joined[-1] = replace(surer, start=last.start, end=name.end, text=source[last.start : name.end])
        else:
            joined.append(name)
    return joined


def _mentions(
    left: list[tuple[EnglishName, Account]], english: str, source: SourceText
) -> list[EnglishMention]:
    groups: list[list[tuple[EnglishName, Account]]] = []
    for name, found in left:
        if groups and groups[-1][-1][0].run == name.run and _side_by_side(english, groups[-1][-1][0], name):
            groups[-1].append((name, found))
        else:
            groups.append([(name, found)])
    return [_mention(group, english, source) for group in groups]


def _side_by_side(english: str, one: Word, other: Word) -> bool:
    return len(english[one.end : other.start]) <= 3 and not re.search(r"\w", english[one.end : other.start])


def _mention(group: list[tuple[EnglishName, Account]], english: str, source: SourceText) -> EnglishMention:
    start, end = group[0][0].start, group[-1][0].end
    words = tuple(name for name, _ in group)
    entities = [
        entity
        for word in words
        for entity in load_gazetteer(source.language).by_english_word.get(word.folded, ())
        if entity.kind not in ("other", "institution") and word.folded not in institution_words()
    ]
    nearest = max((found.score for _, found in group if found.way == "sound"), default=0.0)
    return EnglishMention(start, end, english[start:end], words, nearest, entities[0] if entities else None)


def _pairs(
    missing: Sequence[SourceName], added: Sequence[EnglishMention], source_length: int, english_length: int
) -> list[tuple[SourceName, EnglishMention]]:
    """Names left on both sides, likeliest pairs first: of one kind, at like places, sure on both sides."""
    candidates = []
    for i, name in enumerate(missing):
        for j, mention in enumerate(added):
            distance = abs(name.start / max(1, source_length) - mention.start / max(1, english_length))
            same = (
                name.entity is not None
                and mention.entity is not None
                and name.entity.kind == mention.entity.kind
            )
            candidates.append((distance - 0.5 * same - 0.5 * name.weight - mention.share / 200, i, j))
    pairs: list[tuple[SourceName, EnglishMention]] = []
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(candidates):
        if ("source", i) not in used and ("english", j) not in used:
            used |= {("source", i), ("english", j)}
            pairs.append((missing[i], added[j]))
    return sorted(pairs, key=lambda pair: pair[1].start)
