"""Recorded re-translations: files good and bad, and where their units stand in a source."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.document import Document
from mtqa.errors import InputError
from mtqa.readers import read_document
from mtqa.retranslate.recorded import read_recording, read_recordings, recordings_from_mapping

HINDI = [
    "पुल बंद किया गया",
    "रविवार को पुल भारी वाहनों के लिए बंद कर दिया गया।",
    "तीन चालक लौट गए।",
    "किसी को चोट नहीं आई।",
    "तीन चालक लौट गए।",
]
SOURCE = f"{HINDI[0]}\n\n{' '.join(HINDI[1:])}\n"
ENGLISH = ["Bridge closed", "The bridge was closed to heavy vehicles on Sunday.", "Three drivers went back."]
ENGLISH += ["Nobody was hurt.", "Again three drivers went back."]


@pytest.fixture(scope="module")
def source() -> Document:
    return read_document(SOURCE)


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def lines(path: Path) -> dict[str, list[tuple[str | None, str]]]:
    return {
        found.engine: [(unit.source, unit.english) for unit in found.units] for found in read_recording(path)
    }


PAIRS = list(zip(HINDI, ENGLISH, strict=True))
TABLES = {
    "no header": "".join(f"{hindi}\t{english}\n" for hindi, english in PAIRS),
    "header": "source\tenglish\n" + "".join(f"{hindi}\t{english}\n" for hindi, english in PAIRS),
    "other order": "target\tid\tsrc\r\n" + "".join(f"{english}\t7\t{hindi}\r\n" for hindi, english in PAIRS),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_tables_of_source_and_english(tmp_path: Path, table: str) -> None:
    assert lines(write(tmp_path, "nllb.tsv", table)) == {"nllb": PAIRS}


def test_a_table_with_a_column_for_each_engine(tmp_path: Path) -> None:
    table = "source\tid\tnllb\tdesk MT\n" + "".join(
        f"{hindi}\t1\t{hindi[:3]}\t{english}\n" for hindi, english in PAIRS
    )
    found = lines(write(tmp_path, "both.tsv", table))
    assert list(found) == ["nllb", "desk MT"]
    assert found["desk MT"] == PAIRS


def test_a_table_of_one_column_is_parallel_to_the_source(tmp_path: Path) -> None:
    expected = {"argos": [(None, english) for english in ENGLISH]}
    assert lines(write(tmp_path, "argos.tsv", "\n".join(ENGLISH))) == expected
    assert lines(write(tmp_path, "argos.txt", "english\n" + "\n".join(ENGLISH) + "\n")) == expected


def rows(*items: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


JSON_FILES = {
    "source and english": rows(*({"source": hindi, "english": english} for hindi, english in PAIRS)),
    "src and mt": rows(*({"id": 3, "src": hindi, "mt": english} for hindi, english in PAIRS)),
    "engine named": rows(*({"source": hindi, "target": e, "engine": "nllb"} for hindi, e in PAIRS)),
    "outputs": rows(*({"source": hindi, "outputs": {"nllb": english}} for hindi, english in PAIRS)),
    "blank lines": "\n" + rows({"source": HINDI[0], "translation": ENGLISH[0]}) + "\n\n"
    + rows(*({"source": hindi, "translation": english} for hindi, english in PAIRS[1:])),
    "one array": json.dumps([{"source": hindi, "english": english} for hindi, english in PAIRS], indent=1),
}  # fmt: skip


@pytest.mark.parametrize("text", JSON_FILES.values(), ids=JSON_FILES)
def test_json(tmp_path: Path, text: str) -> None:
    assert lines(write(tmp_path, "nllb.jsonl", text)) == {"nllb": PAIRS}


def test_several_engines_in_one_json_file(tmp_path: Path) -> None:
    text = rows(
        {"source": "क", "outputs": {"a": "one", "b": None}},
        {"source": "ख", "outputs": {"a": "two", "b": "2"}},
    )
    assert lines(write(tmp_path, "x.jsonl", text)) == {
        "a": [("क", "one"), ("ख", "two")],
        "b": [("क", ""), ("ख", "2")],
    }


def test_engines_of_one_name_in_several_files_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    paths = [write(tmp_path, name, TABLES["header"]) for name in ("nllb.tsv", "nllb.txt", "old/nllb.tsv")]
    assert [found.engine for found in read_recordings(paths).recordings] == ["nllb", "nllb-2", "nllb-3"]


BAD = [
    ("empty.tsv", "", "is empty"),
    ("blank.tsv", "\n \n", "is empty"),
    ("columns.tsv", "a b\tc d\te f\n", "no header"),
    ("ragged.tsv", "source\tenglish\na\tb\nc\n", "line 3: 1 columns where the first line has 2"),
    ("no-english.tsv", "source\tid\na\t1\n", "no column of English"),
    ("hollow.tsv", "source\tenglish\na\t\n", "holds no English"),
    ("broken.jsonl", '{"source": "a", "english": "b"}\n{"source": \n', "line 2: no valid JSON"),
    ("number.jsonl", "3\n", "line 1: neither an object nor a string"),
    ("keys.jsonl", '{"source": "a"}\n', "line 1: no English"),
    ("types.jsonl", '{"source": 3, "english": "b"}\n', "line 1: the source is no string"),
    ("types.jsonl", '{"source": "a", "english": 3}\n', "line 1: the English is no string"),
    ("array.json", "[1,", "no valid JSON"),
    ("deep.jsonl", "[" * 100_000, "no valid JSON"),
    ("deep2.jsonl", '{"a":' * 100_000, "no valid JSON"),
    ("memory.tmx", "<tmx/>", "convert the file to source<TAB>English"),
]


@pytest.mark.parametrize(("name", "text", "words"), BAD)
def test_a_bad_file_is_one_line_that_names_it(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(InputError) as error:
        read_recording(path)
    assert words in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_or_binary_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_recording(tmp_path / "none.tsv")
    path = tmp_path / "zip.tsv"
    path.write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(InputError, match="not text"):
        read_recording(path)


@pytest.mark.parametrize("value", ["one string", 3, [3], [("a", "b", "c")], [(1, "b")], None])
def test_a_mapping_of_the_wrong_kind_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="re-translation 'x'"):
        recordings_from_mapping({"x": value})  # type: ignore[dict-item]


# Where units stand ----------------------------------------------------------------------------------------


def test_pairs_are_matched_in_order_also_where_a_sentence_repeats(source: Document) -> None:
    coverage = recordings_from_mapping({"a": PAIRS}).cover(source)
    assert coverage.by_segment == {"a": tuple(ENGLISH)}
    assert coverage.notices == ()
    assert coverage.english_for_segments([2]) == {"a": ENGLISH[2]}
    assert coverage.english_for_segments([3, 4]) == {"a": f"{ENGLISH[3]} {ENGLISH[4]}"}
    assert coverage.english_for_segments([]) == {}


def test_pairs_out_of_order_are_still_found(source: Document) -> None:
    coverage = recordings_from_mapping({"a": [PAIRS[3], PAIRS[0], PAIRS[1]]}).cover(source)
    assert coverage.by_segment["a"] == (ENGLISH[0], ENGLISH[1], None, ENGLISH[3], None)


def test_white_space_and_invisible_characters_do_not_matter(source: Document) -> None:
    loose = [(f" \u200b{hindi.replace(' ', chr(10))} ", english) for hindi, english in PAIRS]
    coverage = recordings_from_mapping({"a": loose}).cover(source)
    assert coverage.by_segment["a"] == tuple(ENGLISH)
    assert coverage.notices == ()


def test_a_near_match_is_used_with_a_notice(source: Document) -> None:
    near = (HINDI[1].replace("रविवार", "शनिवार"), ENGLISH[1])
    coverage = recordings_from_mapping({"a": [PAIRS[0], near]}).cover(source)
    assert coverage.by_segment["a"][:2] == (ENGLISH[0], ENGLISH[1])
    assert [notice.code for notice in coverage.notices] == ["retranslation-matched-by-likeness"]
    assert "'a': the source text of 1 of its 2" in coverage.notices[0].message


def test_sentences_that_differ_in_a_number_are_not_alike() -> None:
    document = read_document("Nineteen left.\nThe storm cancelled 19 trains in the north on Monday.", "de")
    pair = ("The storm cancelled 40 trains in the north on Monday.", "forty")
    coverage = recordings_from_mapping({"a": [("Nineteen left.", "19"), pair]}).cover(document)
    assert coverage.by_segment["a"] == ("19", None)


def test_a_recording_of_another_source_is_left_out_with_a_notice(source: Document) -> None:
    coverage = recordings_from_mapping({"a": [("कल बाज़ार में बहुत भीड़ थी।", "The market was crowded.")]}).cover(
        source
    )
    assert coverage.by_segment["a"] == (None,) * 5
    assert [notice.code for notice in coverage.notices] == ["retranslation-unmatched"]
    assert "another source" in coverage.notices[0].message


def test_a_short_unit_does_not_match_inside_a_word() -> None:
    document = read_document("Der Bericht kam spät.\nIch warte.", "de")
    coverage = recordings_from_mapping({"a": [("ich", "I"), ("warte.", "wait.")]}).cover(document)
    assert coverage.by_segment["a"] == (None, "I wait.")


def test_a_unit_over_several_sentences_is_cut_where_the_sentences_agree(source: Document) -> None:
    unit = (" ".join(HINDI[1:4]), " ".join(ENGLISH[1:4]))
    coverage = recordings_from_mapping({"a": [unit]}).cover(source)
    assert coverage.english_for_segments([2]) == {"a": ENGLISH[2]}
    assert coverage.english_for_segments([1, 2]) == {"a": f"{ENGLISH[1]} {ENGLISH[2]}"}


def test_a_unit_over_several_sentences_is_given_whole_where_they_do_not_agree(source: Document) -> None:
    english = "After the closure on Sunday three drivers went back, and nobody was hurt."
    coverage = recordings_from_mapping({"a": [(" ".join(HINDI[1:4]), english)]}).cover(source)
    assert coverage.english_for_segments([2]) == {"a": english}
    shares = coverage.by_segment["a"]
    assert " ".join(share for share in shares if share) == english
    assert (shares[0], shares[4]) == (None, None)


def test_units_that_are_parts_of_a_sentence_are_joined(source: Document) -> None:
    parts = [
        ("रविवार को पुल भारी वाहनों", "On Sunday the bridge to heavy vehicles"),
        ("के लिए बंद कर दिया गया।", "was closed."),
    ]
    coverage = recordings_from_mapping({"a": parts}).cover(source)
    assert coverage.english_for_segments([1]) == {"a": "On Sunday the bridge to heavy vehicles was closed."}


@pytest.mark.parametrize(
    ("given_lines", "expected"),
    [
        (["Bridge closed", "All of it."], ("Bridge closed", "All of it.")),
        ([None, "All of it."], (None, "All of it.")),
        (["Bridge closed", ""], ("Bridge closed", None)),
        (["Bridge closed", "", "All of it."], ("Bridge closed", "All of it.")),
    ],
)
def test_lines_are_parallel_to_the_lines_of_the_source(
    source: Document, given_lines: list[str | None], expected: tuple[str | None, str | None]
) -> None:
    coverage = recordings_from_mapping({"a": given_lines}).cover(source)
    whole = coverage.english_for_segments([1, 2, 3, 4]).get("a")
    assert (coverage.by_segment["a"][0], whole) == expected


def test_lines_may_be_parallel_to_the_sentences(source: Document) -> None:
    assert recordings_from_mapping({"a": ENGLISH}).cover(source).by_segment["a"] == tuple(ENGLISH)


def test_lines_that_fit_nothing_are_refused_not_shifted(source: Document) -> None:
    with pytest.raises(InputError, match="'a' has 3 lines, the source 2 that are not empty and 5 sentences"):
        recordings_from_mapping({"a": ["one", "two", "three"]}).cover(source)


@pytest.mark.parametrize("empty", [[], [None, ""], [None] * 7])
def test_a_recording_without_english_is_left_out_with_a_notice(
    source: Document, empty: list[str | None]
) -> None:
    coverage = recordings_from_mapping({"a": empty}).cover(source)
    assert coverage.by_segment["a"] == (None,) * 5
    assert [notice.code for notice in coverage.notices] == ["retranslation-empty"]


def test_the_recordings_that_ship_fit_their_sources(corpora: Path) -> None:
    files = sorted(corpora.rglob("retranslation.tsv"))
    assert len(files) >= 3
    for path in files:
        document = read_document(path.with_name("source.txt"))
        coverage = read_recordings([path]).cover(document)
        assert coverage.notices == ()
        assert all(coverage.by_segment["retranslation"])


WORDS = st.lists(st.sampled_from(["ab", "cd", "efg", "h."]), min_size=1, max_size=6).map(" ".join)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_units_stand_in_order_and_never_overlap(
    source_lines: list[str], pairs: list[tuple[str, str]]
) -> None:
    document = read_document("\n".join(source_lines), "en")
    coverage = recordings_from_mapping({"a": pairs}).cover(document)
    units = coverage.engines[0].units
    assert all(before.end <= after.start for before, after in pairwise(units))
    assert all(0 <= unit.start < unit.end <= len(document.text) for unit in units)
    assert len(coverage.by_segment["a"]) == len(document.segments)
    whole = coverage.english_for(0, len(document.text)).get("a", "").split()
    assert sorted(" ".join(text for text in coverage.by_segment["a"] if text).split()) == sorted(whole)
