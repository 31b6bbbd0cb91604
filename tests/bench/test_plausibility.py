"""The plausibility task: each kind of file, and sentences read by the order of their words."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtqa.bench import run_task
from mtqa.bench.plausibility import read_event
from mtqa.errors import InputError

PAIRS = Path(__file__).parents[2] / "corpora" / "plausibility"


@pytest.mark.parametrize("half", ["development", "held-out"])
def test_own_pairs(half: str) -> None:
    figures = json.loads(run_task("plausibility", PAIRS / f"{half}.tsv"))
    assert figures["items"] == 100
    assert figures["pairwise_accuracy"]["all"]["accuracy"] >= 0.75


@pytest.mark.parametrize("half", ["development", "held-out"])
def test_own_events(half: str) -> None:
    figures = json.loads(run_task("plausibility", PAIRS / f"events-{half}.tsv"))["by_split"]["all"]
    assert figures["triples"] == 60
    assert figures["pairwise_accuracy"] >= 0.6


def test_twin_sentences(tmp_path: Path) -> None:
    header = "dataset\titem\ttrial_type\tvoice\tplausibility\tsentence\n"
    rows = [
        "own\t1\tAI\tactive\tPlausible\tThe baker ate the bread.",
        "own\t1\tAI\tactive\tImplausible\tThe bread ate the baker.",
        "own\t2\tAI\tpassive\tPlausible\tThe letter was written by the clerk.",
        "own\t2\tAI\tpassive\tImplausible\tThe clerk was written by the letter.",
    ]
    path = tmp_path / "twins.tsv.gz"
    path.write_bytes(gzip.compress((header + "\n".join(rows) + "\n").encode()))
    figures = json.loads(run_task("plausibility", path))
    assert figures["pairwise_accuracy"]["own AI active"] == {"pairs": 1, "accuracy": 1.0}
    assert figures["pairwise_accuracy"]["own AI passive"] == {"pairs": 1, "accuracy": 1.0}


def test_triples(tmp_path: Path) -> None:
    path = tmp_path / "triples.tsv"
    path.write_text(
        "dataset\tsplit\tplausible\tsubject\tverb\tobject\n"
        "own\tdev\t1\tchild\tdrink\tmilk\nown\tdev\t0\tchild\tdrink\ttower\n"
        "own\tdev\t1\tcaptain\tsteer\tship\nown\tdev\t0\tship\tsteer\tmusic\n",
        encoding="utf-8",
    )
    figures = json.loads(run_task("plausibility", path))
    assert figures["by_split"]["own dev"]["auc"] >= 0.75
    assert figures["by_split"]["own dev"]["triples"] == 4


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The baker ate the bread.", ("baker", "ate", "bread")),
        ("The bread was eaten by the baker.", ("baker", "eaten", "bread")),
        ("The ship captain was quietly thanked by the old mate.", ("old mate", "thanked", "ship captain")),
        ("It rained.", None),
    ],
)
def test_reading_by_word_order(sentence: str, event: tuple[str, str, str] | None) -> None:
    assert read_event(sentence) == event


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(InputError, match="none of the known columns"):
        run_task("plausibility", path)


def test_minimal_pairs_of_grammar_go_to_the_fluency_model(tmp_path: Path) -> None:
    data = tmp_path / "pairs.tsv.gz"
    lines = ["field\tterm\tuid\tgood\tbad"]
    lines.append(
        "morphology\tagreement\tone\tThe members of the board were present.\tThe members of the board was present."
    )
    data.write_bytes(gzip.compress("\n".join(lines).encode()))
    figures = json.loads(run_task("plausibility", data))
    assert figures["items"] == 1
    assert figures["accuracy"] == 1.0
