"""The command as an editor and a pipeline use it: outputs, exit codes, one-line errors."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Outcome

Command = Callable[..., Outcome]

NONSENSE = "Let us tell you that talks began on Monday. Near the border, swords have been killed.\n"
CLEAN = "The council approved the plan on Monday. Work on the bridge is due to begin in spring.\n"


@pytest.fixture
def nonsense(tmp_path: Path) -> Path:
    path = tmp_path / "nonsense.txt"
    path.write_text(NONSENSE, encoding="utf-8")
    return path


@pytest.fixture
def pair(corpora: Path) -> tuple[Path, Path]:
    folder = corpora / "hi" / "hi-0001"
    return folder / "machine.en.txt", folder / "source.txt"


def test_check_names_the_place_the_severity_and_the_reason(mtqa_command: Command, nonsense: Path) -> None:
    outcome = mtqa_command("check", nonsense)
    assert outcome.code == 0
    assert "swords have been killed" in outcome.out
    column = NONSENSE.index("swords") + 1
    assert f"1:{column}" in outcome.out
    assert "AW101" in outcome.out
    assert "\x1b[" not in outcome.out


def test_exit_code_follows_fail_on(mtqa_command: Command, nonsense: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text(CLEAN, encoding="utf-8")
    assert mtqa_command("check", nonsense, "--fail-on", "major").code == 1
    assert mtqa_command("check", nonsense, "--fail-on", "major", "-o", tmp_path / "report.txt").code == 1
    assert mtqa_command("check", clean, "--fail-on", "minor").code == 0
    assert mtqa_command("check", nonsense, "--fail-on", "terrible").code == 2


def test_json_keeps_to_the_shipped_schema(mtqa_command: Command, pair: tuple[Path, Path]) -> None:
    article, source = pair
    outcome = mtqa_command("check", article, "--source", source, "--format", "json")
    report = json.loads(outcome.out)
    schema = json.loads(resources.files("mtqa.schemas").joinpath("mtqa-1.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    text = article.read_text(encoding="utf-8")
    assert report["evidence"]["levels"] == [1, 2]
    for finding in report["findings"]:
        span = finding["span"]
        assert text[span["start"] : span["end"]] == span["text"] != ""
        line = text.splitlines()[span["line"] - 1]
        assert line[span["column"] - 1 :].startswith(span["text"].split("\n")[0])


def test_several_formats_go_to_files_of_their_own(
    mtqa_command: Command, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    article, source = pair
    words = [
        "--format",
        f"json:{tmp_path / 'r.json'}",
        "--format",
        f"html:{tmp_path / 'r.html'}",
        "--format",
        "text",
    ]
    outcome = mtqa_command("check", article, "--source", source, *words)
    assert outcome.code == 0
    assert outcome.out
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"] == "mtqa/1"
    assert "<html" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_recorded_retranslations_stand_beside_the_line(
    mtqa_command: Command, pair: tuple[Path, Path]
) -> None:
    article, source = pair
    recorded = article.parent / "retranslation.tsv"
    outcome = mtqa_command(
        "check", article, "--source", source, "--retranslation", recorded, "--format", "json"
    )
    report = json.loads(outcome.out)
    assert report["evidence"]["levels"] == [1, 2, 3]
    assert [engine["segments"] for engine in report["evidence"]["engines"]] == [10]
    assert all(len(segment["retranslations"]) == 1 for segment in report["segments"])
    assert all(0 <= c["chrf"] <= 100 for s in report["segments"] for c in s["comparisons"].values())


def test_standard_input_is_an_article(mtqa_command: Command) -> None:
    assert "swords have been killed" in mtqa_command("check", "-", stdin=NONSENSE.encode()).out


def test_align_prints_beads(mtqa_command: Command, pair: tuple[Path, Path]) -> None:
    article, source = pair
    outcome = mtqa_command("align", article, "--source", source, "--format", "json")
    beads = json.loads(outcome.out)
    assert sorted(i for bead in beads for i in bead["english"]) == list(range(10))
    assert "1-1" in mtqa_command("align", article, "--source", source).out


def test_rules_are_listed_and_have_pages(mtqa_command: Command) -> None:
    assert "FA201" in mtqa_command("rules").out
    assert "When it stays silent" in mtqa_command("rules", "FA201").out
    wrong = mtqa_command("rules", "FA2O1")
    assert wrong.code == 2
    assert "did you mean FA2" in wrong.err


BAD_INPUT = {
    "missing": (None, "does not exist"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 8, "binary"),
    "hindi": (
        "मंत्री ने सोमवार को कहा कि पुल का काम वसंत में शुरू होगा। लोगों ने फैसले का स्वागत किया।".encode(),
        "not English",
    ),
}


@pytest.mark.parametrize("kind", BAD_INPUT)
def test_bad_input_is_one_line_and_exit_2(mtqa_command: Command, tmp_path: Path, kind: str) -> None:
    content, said = BAD_INPUT[kind]
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    outcome = mtqa_command("check", path)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_directory_is_refused(mtqa_command: Command, tmp_path: Path) -> None:
    outcome = mtqa_command("check", tmp_path)
    assert outcome.code == 2
    assert "directory" in outcome.err


def test_source_equal_to_the_article_is_refused(mtqa_command: Command, nonsense: Path) -> None:
    outcome = mtqa_command("check", nonsense, "--source", nonsense)
    assert outcome.code == 2
    assert "same text" in outcome.err


def test_source_and_article_swapped_are_refused_with_a_hint(
    mtqa_command: Command, pair: tuple[Path, Path]
) -> None:
    article, source = pair
    outcome = mtqa_command("check", source, "--source", article)
    assert outcome.code == 2
    assert "swapped" in outcome.err


def test_source_of_another_story_is_set_aside_with_a_notice(mtqa_command: Command, corpora: Path) -> None:
    article = corpora / "hi" / "hi-0001" / "machine.en.txt"
    other = corpora / "hi" / "hi-0068" / "source.txt"
    report = json.loads(mtqa_command("check", article, "--source", other, "--format", "json").out)
    assert "source-unrelated" in [notice["code"] for notice in report["notices"]]
    assert report["evidence"]["levels"] == [1]
    assert not [finding for finding in report["findings"] if finding["rule"].startswith(("FA", "CO", "RT"))]


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a.txt", "--format", "sarif"],
        ["check", "a.txt", "--format", "text", "--format", "json"],
        ["check", "a.txt", "--select", "XX9"],
        ["check", "a.txt", "--no-such-option"],
        ["bench", "nothing", "--data", "x"],
        ["bench", "plausibility", "--data", "x"],
        ["frobnicate"],
    ],
)
def test_usage_errors_are_one_line_and_exit_2(mtqa_command: Command, words: list[str]) -> None:
    outcome = mtqa_command(*words)
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1


def test_module_and_command_are_the_same() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mtqa", "--version"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert run.stdout.startswith("mtqa ")


def test_import_is_light() -> None:
    heavy = "torch", "transformers", "spacy", "ctranslate2", "numpy"
    code = f"import sys, mtqa; print([name for name in {heavy} if name in sys.modules])"
    start = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert time.perf_counter() - start < 1.0  # the interpreter's own start included, on a busy machine
