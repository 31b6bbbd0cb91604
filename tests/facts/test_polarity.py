"""Polarity, opposites, attribution, modality: in every language the crossed pair differs, the straight one does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.evidence import Evidence
from mtqa.facts.antonyms import find_opposites, opposites, suggestion
from mtqa.facts.cues import find_cues, fold
from mtqa.facts.modality import lost_modality
from mtqa.facts.polarity import PolarityDifference, compare_polarity
from mtqa.facts.polarity_places import answering_place
from mtqa.languages import available, load_pack
from mtqa.text.tokenise import tokenise

SENTENCES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("polarity.toml").read_text(encoding="utf-8")
)
ENGLISH = SENTENCES.pop("english")
LANGUAGES = sorted(SENTENCES)
FULL = [language for language in LANGUAGES if "claim" in SENTENCES[language]]
COUNT = len(ENGLISH["stated"])
SECTIONS = ("polarity", "antonyms", "attribution", "modality")


def difference(source: str, language: str, english: str) -> PolarityDifference | None:
    return compare_polarity(source, language, english, tokenise(english, "en"))


def test_every_language_has_sentences() -> None:
    with_section = {code for code in available() if load_pack(code).section("polarity")}  # type: ignore[union-attr]
    assert with_section - {"en"} == set(LANGUAGES)


@given(
    st.sampled_from(LANGUAGES),
    st.lists(st.tuples(st.integers(0, COUNT - 1), st.booleans()), min_size=1, max_size=3),
    st.integers(0, 2),
)
@settings(max_examples=600, deadline=None)
def test_polarity_differs_where_one_sentence_is_turned_round(
    language: str, chosen: list[tuple[int, bool]], turned: int
) -> None:
    source = " ".join(SENTENCES[language]["denied" if denied else "stated"][i] for i, denied in chosen)
    faithful = " ".join(ENGLISH["denied" if denied else "stated"][i] for i, denied in chosen)
    assert difference(source, language, faithful) is None
    turned %= len(chosen)
    wrong = " ".join(
        ENGLISH["denied" if denied != (n == turned) else "stated"][i] for n, (i, denied) in enumerate(chosen)
    )
    found = difference(source, language, wrong)
    assert found is not None
    assert found.kind == ("lost" if chosen[turned][1] else "added")
    side = source if found.kind == "lost" else wrong
    assert all(0 <= cue.start < cue.end <= len(side) for cue in found.cues)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(COUNT))
def test_a_single_sentence_is_sure(language: str, number: int) -> None:
    lost = difference(SENTENCES[language]["denied"][number], language, ENGLISH["stated"][number])
    added = difference(SENTENCES[language]["stated"][number], language, ENGLISH["denied"][number])
    assert lost is not None
    assert (lost.kind, lost.alone) == ("lost", True)
    assert added is not None
    assert added.kind == "added"


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("kind", ["claim", "possibility"])
def test_modality_is_lost_where_it_is_not_said(language: str, kind: str) -> None:
    kept, flat = ENGLISH[kind]
    source = SENTENCES[language][kind]
    assert kind in {one.kind for one in lost_modality(source, language, flat)}
    assert lost_modality(source, language, kept) == []


@pytest.mark.parametrize("language", FULL)
def test_opposite_of_what_the_source_says(language: str) -> None:
    right, wrong = ENGLISH["export"]
    source = SENTENCES[language]["export"]
    found = find_opposites(source, language, wrong)
    assert [(one.said, one.opposite) for one in found] == [("export", "import")]
    assert suggestion(found[0], "imports") == "exports"
    assert find_opposites(source, language, right) == []


@pytest.mark.parametrize("table", ["pairs", "force"])
def test_every_opposite_has_english_words_and_some_pack_names_it(table: str) -> None:
    concepts = set(opposites(table))
    english = load_pack("en")
    assert english is not None
    assert concepts <= set(english.section("antonyms"))
    named = {concept for code in LANGUAGES for concept in load_pack(code).section("antonyms")}  # type: ignore[union-attr]
    assert concepts - {"excluded"} <= named


@given(st.sampled_from([*LANGUAGES, "en"]), st.sampled_from(SECTIONS), st.text(max_size=120))
@settings(max_examples=300, deadline=None)
def test_cues_lie_in_any_text(language: str, section: str, text: str) -> None:
    places = [(cue.start, cue.end) for cue in find_cues(text, language, section)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(st.text(max_size=80))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded, offsets = fold(text)
    assert len(folded) == (len(text) if offsets is None else len(offsets))


def test_a_language_without_a_pack_has_no_polarity() -> None:
    assert difference("Hundurinn kom ekki.", "is", "The dog came.") is None


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("ru", "Закрыт не только мост, но и дорога.", "Both the bridge and the road are closed."),
        ("hi", "न केवल पुल बल्कि सड़क भी बंद है।", "Both the bridge and the road are closed."),
        ("zh", "不仅桥梁关闭，道路也关闭。", "Both the bridge and the road are closed."),
        ("ja", "店は閉めなければならない。", "The shop must close."),
        ("ja", "雨が降るかもしれない。", "It may rain."),
        ("es", "Nadie ha visto nunca nada.", "Nobody has ever seen anything."),
        ("uk", "Ніхто нічого не бачив.", "Nobody saw anything."),
        ("fr", "Il n'a jamais rien dit à personne.", "He never told anyone anything."),
        ("tr", "Sadece köprü değil yol da kapandı.", "Both the bridge and the road have closed."),
        ("de", "Er kam nicht nur zu spät.", "Besides, he was late."),
        ("ko", "학교는 반드시 문을 닫지 않으면 안 된다.", "The school must close."),
    ],
)
def test_negation_in_form_alone(language: str, source: str, english: str) -> None:
    assert difference(source, language, english) is None


@pytest.mark.parametrize(
    ("english", "flagged"),
    [("The minister said the ship reached the port on Friday.", "reached"), ("Yes.", "Yes")],
)
def test_place_of_what_is_missing(english: str, flagged: str) -> None:
    source = "मंत्री ने कहा कि जहाज़ शुक्रवार को बंदरगाह नहीं पहुँचा।"
    at = source.index("नहीं")
    evidence = Evidence(english=english, source=source, source_language="hi")
    start, end = answering_place(evidence, at, at + len("नहीं"))
    place = english.index(flagged)
    assert start < place + len(flagged)
    assert place < end
