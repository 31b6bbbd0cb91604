"""Names that are there, but in a spelling that is not their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from mtqa.english import nouns
from mtqa.facts.names.account import MEANING, meaning
from mtqa.facts.names.gazetteer import (
    UNSPACED,
    Entity,
    ambiguous_forms,
    capital_shares,
    common_words,
    fold,
    institution_words,
    known_names,
    load_gazetteer,
)
from mtqa.facts.names.records import Account, Misspelt
from mtqa.facts.names.sounds import likeness
from mtqa.facts.names.sources import CLEAR_SOUND, entity_by_sound, is_cased
from mtqa.facts.names.texts import EnglishName, SourceText

PLAIN_WORD = 8
"""Share of capitals (0-100) up to which an English word is a plain word."""
NOUN_SHARE = 40
"""The same beside another name, for words that are nouns of the dictionary."""
SHORTEST_SPELLING = 4
"""Letters of a name whose spelling is judged."""
LONGEST_CASE = 4
"""Letters that an ending may add to a known name."""
SAME_SPELLING = 0.97
"""Likeness from which on a spelling is that of the source word."""
NEAR_SPELLING = 0.7
"""Likeness of letters (0-1) from which on two spellings may be of one name."""
FAR_SOUND = 0.76
"""Likeness below which a name that no table knows is a doubtful spelling of the source word."""


def misspelt(
    name: EnglishName, found: Account, source: SourceText, names: Sequence[EnglishName]
) -> Misspelt | None:
    """What is wrong with a name that was found by its sound, if anything."""
    if name.acronym or len(name.text) < SHORTEST_SPELLING or (name.share < PLAIN_WORD and name.first):
        return None
    here = [
        f
        for f in source.found
        if f.start < found.end and found.start < f.end and f.entity.kind != "institution"
    ]
    gazetteer = load_gazetteer(source.language)
    wanted = gazetteer.by_english_word.get(name.folded, ())
    word = source.text[found.start : found.end]

    def slip(
        kind: Literal["entity", "near", "other", "word", "surname", "unknown"], better: str | None = None
    ) -> Misspelt:
        return Misspelt(name, found.start, found.end, better, kind, found.score)

    if here:
        known = [
            f
            for f in here
            if f.form not in ambiguous_forms(source.language)
            and found.start == f.start
            and found.end - f.end <= LONGEST_CASE
            and source.text[: f.start][-1:] != "-"
        ]
        if known and found.score < SAME_SPELLING and all(not _alike(name.folded, f.entity) for f in here):
            return slip("entity", known[0].entity.name)
        return None
    other = (
        None
        if is_cased(source) or source.language in UNSPACED
        else entity_by_sound(fold(word), source.language)
    )
    if (
        other is not None
        and other not in wanted
        and not _alike(name.folded, other)
        and fold(word) not in common_words(source.language)
        and not any(w.forms == () for w in wanted)
    ):
        return slip("near", other.name)
    before = [n for n in names if n.run == name.run and n.start < name.start]
    beside = any(not _is_territory(n, source.language) for n in before)
    foreign = any(e.kind == "territory" and e.forms and (name.folded,) in e.english[:2] for e in wanted)
    if foreign and beside and source.language not in UNSPACED and found.score < SAME_SPELLING:
        return slip("other")
    if beside and name.share <= NOUN_SHARE and nouns.classes(name.text.lower()) and not name.first:
        if meaning(name.text.lower(), [word])[0] >= MEANING:
            return None  # the source word is that very noun (रेलवे, Agencia)
        return slip("surname" if _ends_person(name, names, source) else "word")
    if name.folded in capital_shares():
        return None
    if found.score < FAR_SOUND:
        return slip("unknown")
    better = _known_spelling(name.folded, word, source.language)
    return slip("unknown", better) if better else None


def _ends_person(name: EnglishName, names: Sequence[EnglishName], source: SourceText) -> bool:
    """Whether it stands alone after one word that is nothing but a name, both side by side in the source too."""
    run = [other for other in names if other.run == name.run]
    if len(run) != 2 or run[1] is not name or run[0].share < SURE_NAME or run[0].acronym:
        return False
    if name.folded in institution_words() or _is_territory(run[0], source.language):
        return False
    words = source.words
    return any(
        likeness(run[0].text, one.text, source.language) >= SURE_SOUND
        and likeness(name.text, other.text, source.language) >= SURE_SOUND
        for one, other in pairwise(words)
    )


SURE_NAME = 90
"""Share of capitals (0-100) of the first name before a surname that was read as a word (Imran Loan)."""
SURE_SOUND = 0.75
"""Likeness of both names to neighbours in the source."""


def _is_territory(name: EnglishName, language: str) -> bool:
    """Whether it is a country: in "Turkey-Armenia border" the second name is no surname."""
    entities = load_gazetteer(language).by_english_word.get(name.folded, ())
    return any(entity.kind == "territory" for entity in entities)


@lru_cache(maxsize=20_000)
def _known_spelling(name: str, word: str, language: str) -> str | None:
    """A name that English texts do know, near in spelling and at least as near to the source in sound."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    least = max(CLEAR_SOUND, likeness(name, word, language))
    near = process.extract(
        name, known_names(), scorer=Levenshtein.normalized_similarity, score_cutoff=NEAR_SPELLING, limit=5
    )
    for other, _, _ in near:
        if likeness(other, word, language) >= least and other.rstrip("s") != name.rstrip("s"):
            return str(other).capitalize()
    return None


def _alike(word: str, entity: Entity) -> bool:
    """Whether the English word is one of the entity's names, or begins like one (an adjective, a plural)."""
    return any(w == word or (len(word) > 3 and w[:4] == word[:4]) for alias in entity.english for w in alias)
