"""Reading benchmark files, drawing from them, and saying what is wrong with one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtqa.bench import TASKS, run_task
from mtqa.bench.recorded import admissible
from mtqa.bench.rows import draw, read_rows
from mtqa.errors import InputError, UsageError

ROW_TASKS = ("detect", "faults", "perturb", "quality", "spans")


def test_plain_and_gzipped_read_the_same(tmp_path: Path) -> None:
    rows = [{"mt": "Rain fell."}, {"mt": "“Snow” fell."}]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n"
    plain, zipped = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(text, encoding="utf-8")
    zipped.write_bytes(gzip.compress(text.encode()))
    assert list(read_rows(plain, "spans", ("mt",))) == list(read_rows(zipped, "spans", ("mt",))) == rows


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "empty"),
        (b"not json\n", "line 1, is not JSON"),
        (b"[1, 2]\n", "not for 'bench"),
        (b'{"other": 1}\n', "not for 'bench"),
        (b"\xff\xfe\x00\x01", "cannot be read"),
        (gzip.compress(b'{"a": 1}\n')[:12], "cannot be read"),
    ],
)
@pytest.mark.parametrize("task", ROW_TASKS)
def test_a_file_that_is_not_the_tasks(tmp_path: Path, task: str, content: bytes, complaint: str) -> None:
    path = tmp_path / "data.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=complaint) as error:
        run_task(task, path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("task", [*ROW_TASKS, "speed"])
def test_a_folder_without_articles(tmp_path: Path, task: str) -> None:
    with pytest.raises(InputError, match=r"folder|article"):
        run_task(task, tmp_path)


def test_missing_data_unknown_task_and_option(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        run_task("spans", tmp_path / "none.jsonl")
    with pytest.raises(UsageError, match="no benchmark"):
        run_task("nonsense", tmp_path)
    with pytest.raises(UsageError, match="no such option"):
        run_task("spans", tmp_path, options={"colour": "red"})
    with pytest.raises(InputError, match="folder"):
        run_task("plausibility", tmp_path)
    assert "plausibility" in TASKS


@pytest.mark.parametrize("options", [{"source": "maybe"}, {"retranslations": "three"}, {"workers": "0"}])
def test_option_values_that_cannot_be(corpora: Path, options: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="not possible"):
        run_task("faults", corpora / "hi" / "hi-0001", limit=1, options=options)


def test_draw_is_even_ordered_and_repeatable() -> None:
    items = [("a", n) for n in range(50)] + [("b", n) for n in range(3)] + [("c", n) for n in range(50)]
    drawn = draw(items, 13, lambda item: item[0])
    assert drawn == draw(items, 13, lambda item: item[0])
    assert drawn == [item for item in items if item in drawn]
    assert [sum(name == group for name, _ in drawn) for group in "abc"] == [5, 3, 5]
    assert draw(items, None, lambda item: item[0]) == draw(items, 1000, lambda item: item[0]) == items
    assert draw(items, 0, lambda item: item[0]) == []


def test_own_output_and_own_system_are_left_out() -> None:
    recorded = {
        "fx-google": "It rained.",
        "fx-nllb": "It rained hard. ",
        "Online-B": "Rain fell.",
        "argos": None,
        "fx-opusmt": "",
    }
    assert admissible(recorded, ("It rained hard.",), "online-b") == {"fx-google": "It rained."}
    assert admissible(recorded, (), None, barred=("google",)) == {
        "Online-B": "Rain fell.",
        "fx-nllb": "It rained hard. ",
    }
    assert admissible(None, ("x",)) == {}
