"""Pairs of wordings: read from their files, judged by the fluency model, counted by kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.bench.fluency_pairs import acceptability, wordings
from mtqa.errors import InputError


def test_minimal_pairs_are_counted_by_term(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    rows = (
        "agreement\tThese reports were published.\tThis reports were published.",
        "agreement\tThe dogs have barked.\tThe dogs has barked.",
        "same\tIt rained.\tIt rained.",
    )
    table.write_text("\n".join(("term\tgood\tbad", *rows)) + "\n", encoding="utf-8")
    figures = acceptability(table)
    assert figures["items"] == 3
    assert figures["by_term"] == {"agreement": 1.0, "same": 0.5}
    assert figures["accuracy"] == pytest.approx(0.8333)
    assert acceptability(table, limit=2)["drawn"]["items"] == 2


def test_a_table_of_something_else_is_an_input_error(tmp_path: Path) -> None:
    table = tmp_path / "other.tsv"
    table.write_text("one\ttwo\n1\t2\n", encoding="utf-8")
    with pytest.raises(InputError, match="good, bad"):
        acceptability(table)


def test_faithful_against_machine_english(tmp_path: Path) -> None:
    rows = (
        {"en": "The bridge was closed.", "mt": "The bridge closed was been.", "spans": [{"text": "been"}]},
        {"en": "Nobody was hurt.", "mt": None, "spans": []},
    )
    data = tmp_path / "lines.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    figures = wordings(data)
    assert (figures["items"], figures["accuracy"]) == (1, 1.0)
    assert figures["bits_a_word_faithful"] < figures["bits_a_word_machine"]
