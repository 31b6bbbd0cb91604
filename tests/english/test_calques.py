"""The calques and idioms of the language packs: each entry is well formed and fires on its own English; what an entry
tells and pastes; which languages a line speaks for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from mtqa.english.calques import (
    Calque,
    CalqueMatch,
    calque_index,
    calque_matches,
    calques,
    language_evidence,
    noun_matches,
    replacement,
)
from mtqa.english.inflection import plural, verb_forms
from mtqa.english.patterns import WordLine, anchors, compile_pattern, word_line
from mtqa.languages import available
from mtqa.text.tokenise import tokenise

FEWEST = {
    "hi": 700, "ru": 250, "zh": 200, "ja": 150, "tr": 120, "es": 120, "ar": 100, "fa": 100, "fr": 100, "de": 100,
    "ur": 80, "pt": 80, "bn": 70, "uk": 70, "ko": 70, "it": 60, "id": 60,
}  # fmt: skip
WILD = {"*": "whatever", "#": "12", "#th": "12th", "~": "the", "^": ".", "$": "."}


def _line(text: str) -> WordLine:
    return word_line(tokenise(text, "en"))


def _examples(pattern: str) -> Iterator[str]:
    """English that the pattern describes: the first, then the last option of each element, verbs in several forms."""
    elements = pattern.replace("[", " ").replace("]", " ").split()
    for choice in range(3):
        yield " ".join(filter(None, (_word(element, choice) for element in elements))).replace(" 's", "'s")


def _word(element: str, choice: int) -> str:
    if len(element) > 1 and element.endswith("?"):
        return "" if choice else _word(element[:-1], choice)
    if element in WILD:
        return WILD[element]
    if element[0] == "*" and "|" not in element:
        return (
            ""
            if element[1:].isdigit() and choice
            else "whatever"
            if element[1:].isdigit()
            else "what" + element[1:]
        )
    if element[0] == "!":
        return "zebra"
    option = element.strip("<>{}").split("|")[0 if choice < 2 else -1]
    if element[0] == "<":
        forms = verb_forms(option)
        return (forms.past[0], forms.base, forms.gerund)[choice]
    if element[0] == "{":
        return option if choice == 1 else plural(option)
    if option[0] == "@":
        return {"@weekday": "monday", "@month": "may"}[option]
    return WILD.get(option, "what" + option[1:] if option[0] == "*" else option)


def _fires(calque: Calque, text: str) -> bool:
    line = _line("Well. " + text + " . Yes")
    return bool(list(compile_pattern(calque.pattern).find(line))) and any(
        value[2].startswith(calque.pattern) for _, _, value in calque_index().find(line)
    )


@pytest.mark.parametrize("language", sorted(FEWEST))
def test_entries_are_well_formed(language: str) -> None:
    entries = calques(language)
    assert len(entries) >= FEWEST[language]
    assert len({(entry.pattern, entry.literal) for entry in entries}) == len(entries)
    for entry in entries:
        assert compile_pattern(entry.pattern).expression, entry
        assert anchors(entry.pattern), entry
        assert entry.literal.strip(), entry
        assert entry.advice.strip(), entry
        assert 0.3 <= entry.confidence <= 1, entry
        assert entry.cue is None or entry.cue.alternatives, entry
        assert not (entry.needs_cue and entry.cue is None), entry


@pytest.mark.parametrize("language", sorted(FEWEST))
def test_every_entry_fires_on_its_english(language: str) -> None:
    silent = [
        e.pattern for e in calques(language) if not any(_fires(e, text) for text in _examples(e.pattern))
    ]
    assert silent == []


def test_every_pack_with_entries_is_held_to_a_number() -> None:
    assert {code for code in available() if calques(code)} == set(FEWEST)


def test_a_language_without_a_pack_has_none() -> None:
    assert calques("tlh") == ()


@pytest.mark.parametrize(
    ("english", "language"),
    [
        ("He hung noodles on the ears of voters.", "ru"),
        ("The new board put all the meat on the grill.", "es"),
        ("He put water in his wine after the vote.", "fr"),
        ("They pushed the reform onto the long bench.", "de"),
        ("The news fell like a bomb on the agenda.", "tr"),
        ("Their work goes on foot and leg.", "ar"),
        ("He put a watermelon under his arm.", "fa"),
        ("This is drawing a snake and adding feet.", "zh"),
        ("The defence pulled the legs of the team.", "ja"),
        ("The rule caught the ankle of the company.", "ko"),
        ("The traders are chewing iron grams.", "hi"),
        ("The firm rolled up the mat in May.", "id"),
    ],
)
def test_a_line_speaks_for_its_language(english: str, language: str) -> None:
    evidence = language_evidence(_line(english))
    assert evidence.get(language, 0) > 0
    assert max(evidence.values()) == evidence[language]


def test_shared_wordings_share_their_vote() -> None:
    evidence = language_evidence(_line("This adds frost to snow."))
    assert set(evidence) == {"zh"}
    assert language_evidence(_line("The cat sat on the mat.")) == {}


def _matches(english: str, language: str) -> list[CalqueMatch]:
    return [match for match in calque_matches(_line(english)) if match.calque.language == language]


@pytest.mark.parametrize(
    ("english", "language", "pasted"),
    [
        ("He removed out a rally in the town.", "hi", "held a rally"),
        ("The party is pulling out a march today.", "hi", "holding a march"),
        ("They throw steps towards peace.", "tr", "take steps"),
    ],
)
def test_a_replacement_takes_the_form_of_the_verb(english: str, language: str, pasted: str) -> None:
    line = _line(english)
    pastes = {replacement(match, line) for match in _matches(english, language)} - {None}
    assert any(paste and paste.split()[0] == pasted.split()[0] for paste in pastes)


def test_nouns_of_idioms_are_found_however_they_are_worded() -> None:
    assert {m.calque.literal.split(",")[0] for m in noun_matches(_line("He bound up the waist."), "hi")} & {
        "कमर कस"
    }
    assert noun_matches(_line("He left."), "hi") == ()


def test_examples_of_a_pattern_are_what_it_says() -> None:
    assert list(itertools.islice(_examples("<hang> ~ {noodle} on his?"), 1)) == ["hung the noodles on his"]
