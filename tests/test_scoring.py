"""``score_paths``: articles and pair files in, one row each out, bad ones named and passed over."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtqa.scoring import ScoreTable, score_paths

HEADER = (
    "path segment p_machine_translated p_mistranslated quality critical major minor neutral signature"
).replace(" ", "\t")

PAIRS = [
    ("comet.jsonl", '{"src": "Der Fluss stieg.", "mt": "The river rose."}\n'),
    ("metricx.jsonl", '{"source": "Der Fluss stieg.", "hypothesis": "The river rose.", "reference": "x"}\n'),
    ("own.jsonl", '{"source": "Der Fluss stieg.", "mt": "The river rose.", "source_lang": "de"}\n'),
    ("comet.tsv", "src\tmt\nDer Fluss stieg.\tThe river rose.\n"),
    ("metricx.tsv", "source\thypothesis\tid\r\nDer Fluss stieg.\tThe river rose.\t9\r\n"),
    ("marked.tsv", "\ufeffmt\tsource\nThe river rose.\tDer Fluss stieg.\n"),
    ("english.tsv", "mt\nThe river rose.\n"),
]


def scored(*paths: object, language: str | None = "de") -> tuple[ScoreTable, list[str]]:
    return score_paths([str(path) for path in paths], language)


@pytest.mark.parametrize(("name", "text"), PAIRS, ids=[name for name, _ in PAIRS])
def test_names_of_columns(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    table, failures = scored(path)
    assert failures == []
    (row,) = table.rows
    assert row.segment == (2 if name.endswith(".tsv") else 1)
    assert 0.0 <= row.p_mistranslated <= 1.0
    assert 0.0 <= row.p_machine_translated <= 1.0
    assert 0.0 <= row.quality <= 100.0
    assert row.signature.startswith("mtqa|v:")
    assert ("source:de" in row.signature) == (name != "english.tsv")


def test_retranslations_count_and_are_named(tmp_path: Path) -> None:
    others = {"nllb": "The river rose.", "empty": "", "none": None}
    near, far = tmp_path / "near.jsonl", tmp_path / "far.tsv"
    near.write_text(
        json.dumps({"src": "Der Fluss stieg.", "mt": "The river rose.", "retranslations": others}) + "\n",
        encoding="utf-8",
    )
    far.write_text(
        "src\tmt\tretranslation:nllb\nDer Fluss stieg.\tBanana table.\tThe river rose.\n", encoding="utf-8"
    )
    table, failures = scored(near, far)
    assert failures == []
    assert table.rows[0].quality > table.rows[1].quality
    assert table.rows[0].p_mistranslated < table.rows[1].p_mistranslated
    assert all("retranslations:nllb|" in row.signature for row in table.rows)


def test_tables(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"mt": "The river rose."}\n\n{"mt": "Nobody was hurt."}\n'))
    table, _ = scored(path)
    header, *lines = table.tsv().splitlines()
    assert header == HEADER
    assert [line.split("\t")[1] for line in lines] == ["1", "3"]
    objects = [json.loads(line) for line in table.jsonl().splitlines()]
    assert [list(row) for row in objects] == [HEADER.split("\t")] * 2
    assert ScoreTable(()).tsv() == HEADER + "\n"


def test_bad_lines_are_named_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        '{"mt": "Rain fell."}\nnonsense\n[1]\n{"src": "x"}\n{"mt": "Snow fell."}\n', encoding="utf-8"
    )
    table, failures = scored(path)
    assert [row.segment for row in table.rows] == [1, 5]
    assert [failure.split(": ")[0] for failure in failures] == [f"{path}, line {n}" for n in (2, 3, 4)]
    tsv = tmp_path / "pairs.tsv"
    tsv.write_text("mt\tsrc\nRain fell.\n" + "x\ty\tz\n" * 9 + "Snow fell.\tEs schneite.\n", encoding="utf-8")
    table, failures = scored(tsv)
    assert [row.segment for row in table.rows] == [12]
    assert len(failures) == 6
    assert "5 more lines" in failures[-1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.jsonl", None),
        ("missing.txt", None),
        ("no-english.tsv", b"a\tb\n1\t2\n"),
        ("binary.jsonl", b"\xff\xfe\x00\xd8"),
        ("damaged.jsonl.gz", gzip.compress(b'{"mt": "Rain."}\n')[:15]),
        ("empty.txt", b""),
        ("german.txt", "Der Stadtrat hat am Montag beschlossen, die Brücke nicht zu sanieren.".encode()),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes | None) -> None:
    bad, good = tmp_path / name, tmp_path / "good.jsonl"
    if content is not None:
        bad.write_bytes(content)
    good.write_text('{"mt": "Rain fell."}\n', encoding="utf-8")
    table, failures = scored(bad, good)
    assert [row.path for row in table.rows] == [str(good)]
    assert len(failures) == 1
    assert name in failures[0]
    assert "\n" not in failures[0]


def test_a_folder_is_named(tmp_path: Path) -> None:
    _, failures = scored(tmp_path)
    assert len(failures) == 1


def test_articles(corpora: Path) -> None:
    article = corpora / "hi" / "hi-0001" / "faithful.en.txt"
    table, failures = scored(article)
    assert failures == []
    (row,) = table.rows
    assert row.segment is None
    assert table.tsv().splitlines()[1].split("\t")[:2] == [str(article), ""]
