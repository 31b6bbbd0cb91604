"""The parser: real sentences through the public doors, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtqa
from mtqa.config import Config
from mtqa.english.parse import is_available, parse, parse_all
from mtqa.errors import InputError
from mtqa.evidence import Evidence
from mtqa.quality.signature import signature

ROLES = [
    ("Three soldiers have been killed in the attack.", "soldiers", "nsubj:pass", "killed"),
    ("The minister criticised the report on Monday.", "minister", "nsubj", "criticised"),
    ("The minister criticised the report on Monday.", "report", "obj", "criticised"),
    ("The bridge was built by engineers from Spain.", "bridge", "nsubj:pass", "built"),
    ("The company has sold its old factory.", "factory", "obj", "sold"),
    ("The police did not arrest the driver.", "not", "advmod", "arrest"),
    ("The court will hear the case in June.", "will", "aux", "hear"),
    ("The new law is unpopular.", "law", "nsubj", "unpopular"),
]


@pytest.mark.parametrize(("text", "word", "relation", "head"), ROLES)
def test_roles(text: str, word: str, relation: str, head: str) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert (token.dep_, token.head.text) == (relation, head)


@pytest.mark.parametrize(
    ("text", "word", "part_of_speech", "lemma"),
    [
        ("Three soldiers have been killed.", "soldiers", "NOUN", "soldier"),
        ("Three soldiers have been killed.", "killed", "VERB", "kill"),
        ("Three soldiers have been killed.", "been", "AUX", "be"),
        ("The cities were rebuilt quickly.", "cities", "NOUN", "city"),
        ("The cities were rebuilt quickly.", "quickly", "ADV", "quickly"),
        ("The largest party took most seats.", "took", "VERB", "take"),
        ("She didn't sign it.", "n't", "PART", "not"),
    ],
)
def test_words(text: str, word: str, part_of_speech: str, lemma: str) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert (token.pos_, token.lemma_) == (part_of_speech, lemma)


def test_features_tell_number_and_tense() -> None:
    doc = parse("The soldiers were arrested.")
    assert doc[1].morph.get("Number") == ["Plur"]
    assert doc[2].morph.get("Tense") == ["Past"]


def test_several_sentences_have_a_root_each_and_their_places() -> None:
    text = "The talks failed.  The army then attacked the town."
    doc = parse(text)
    assert doc.text == text
    roots = [sentence.root for sentence in doc.sents]
    assert [root.text for root in roots] == ["failed", "attacked"]
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert parse("The army then attacked the town.")[2].head.text == roots[1].text


@settings(deadline=None)  # the first call loads the pipeline
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_kept(text: str) -> None:
    doc = parse(text)
    assert len(doc.text) == len(text)
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, doc.text, strict=True))
    assert all(0 <= token.head.i < len(doc) for token in doc)


@settings(deadline=None)  # the first call loads the pipeline
@given(st.lists(st.sampled_from(["He left.", "He left. She stayed.", "", "Two men were held in Paris"])))
def test_many_at_once_are_the_same(texts: list[str]) -> None:
    assert [doc.to_json() for doc in parse_all(texts)] == [parse(text).to_json() for text in texts]


def test_a_page_without_a_sentence_end() -> None:
    text = "the ministers of the countries met and " * 400
    assert parse(text).text == text


def test_evidence_has_the_parse_of_its_english() -> None:
    evidence = Evidence("The deal was signed.", source="x")
    assert "parse" in evidence.available
    assert [token.dep_ for token in evidence.parse][1] == "nsubj:pass"


def test_a_named_pipeline_that_is_missing_is_said_so() -> None:
    config = Config(parser="en_no_such_pipeline")
    assert not is_available(config.parser)
    assert "|parser:none|" in signature(config)
    assert "parse" not in Evidence("The deal was signed.", parser=config.parser).available
    with pytest.raises(InputError, match="en_no_such_pipeline"):
        parse("The deal was signed.", config.parser)
    (result,) = mtqa.assess([{"mt": "The deal was signed."}], config=config)
    assert 0.0 <= result.mistranslated <= 1.0
