"""Each task end to end on a small file of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from mtqa.bench import run_task
from mtqa.bench.faults import folder_lines
from mtqa.bench.spans import judged_outputs, touched, words_of


def figures(task: str, path: Path, limit: int | None = None, **options: str) -> dict[str, Any]:
    result = json.loads(run_task(task, path, limit=limit, options=options))
    assert isinstance(result, dict)
    assert result["task"] == task
    return result


def written(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


FAULT_ROWS = [
    {
        "doc": "d1",
        "lang": "de",
        "source": "Bei dem Brand starben 17 Menschen.",
        "en": "The fire killed 17 people.",
        "mt": "The fire killed 71 people.",
        "spans": [{"text": "71", "category": "number", "severity": "critical", "note": ""}],
    },
    {
        "doc": "d2",
        "lang": "de",
        "source": "Am Montag tagte der Rat.",
        "en": "The council met on Monday.",
        "mt": None,
        "spans": [],
    },
]


def test_faults_counts_marks_and_faithful_lines(tmp_path: Path) -> None:
    found = figures("faults", written(tmp_path / "news.jsonl", FAULT_ROWS))
    assert found["machine_lines"] == 1
    assert found["spans"]["marked"] == found["by_category"]["number"]["marked"] == 1
    assert found["by_category"]["number"]["found"] == 1
    assert found["faithful"]["lines"] == 2
    assert found["faithful"]["false_alarms"] == 0
    assert set(found["by_language"]) == {"de"}
    alone = figures("faults", tmp_path / "news.jsonl", source="no")
    assert alone["evidence"] == {"source": False, "retranslations": "no"}


def test_faults_reads_corpora_and_leaves_shipped_documents_out(corpora: Path, tmp_path: Path) -> None:
    lines = list(folder_lines(corpora / "hi" / "hi-0001"))
    for line in lines:
        for mark in line.marks:
            assert line.machine is not None
            assert 0 <= mark.start < mark.end <= len(line.machine)
    assert all(line.retranslations for line in lines)
    rows = [{**FAULT_ROWS[0], "doc": "hi-0001"}, *FAULT_ROWS]
    path = written(tmp_path / "news.jsonl", rows)
    assert figures("faults", path)["items"] == 3
    assert figures("faults", path, without=str(corpora))["items"] == 2


def test_faults_recorded_retranslations(corpora: Path) -> None:
    found = figures("faults", corpora / "hi" / "hi-0001", retranslations="recorded")
    assert found["with_retranslations"] > 0
    assert found["where_retranslations"]["spans"] == found["spans"]
    assert found["spans"]["marked"] == found["spans_major_and_critical"]["marked"] + sum(
        found["by_severity"].get(name, {"marked": 0})["marked"] for name in ("minor", "neutral")
    )


def test_faults_takes_the_first_two_other_systems(tmp_path: Path) -> None:
    row = {
        "line": 7,
        "system": "nllb",
        "source": "बारिश हुई।",
        "mt": "It rained.",
        "spans": [{"start": 0, "end": 0, "text": "", "category": "omission", "severity": "minor"}],
        "distorts_facts": True,
    }
    outputs = {"nllb": "It rained.", "google": "Rain.", "bergamot-tiny": "Rains came.", "argos": "It rained."}
    data = written(tmp_path / "mqm.jsonl", [row])
    retrans = written(
        tmp_path / "retrans.jsonl",
        [{"set": "wmt14", "lang": "hi", "line": 7, "outputs": outputs}],
    )
    found = figures("faults", data, retranslations="2", retrans=str(retrans))
    assert found["with_retranslations"] == 1
    assert found["lines_against_distorts_facts"]["distorting"] == 1
    assert set(found["by_system"]) == {"nllb"}


def span_row(rater: str, start: int, end: int, **more: object) -> dict[str, Any]:
    return {
        "set": "own",
        "kind": "spans",
        "pair": "de-en",
        "system": "A",
        "rater": rater,
        "source": "Der Hund schlief lange.",
        "mt": "The dog slept long.",
        "seg": 1,
        "spans": [{"start": start, "end": end, "side": "target"}, {"start": 0, "end": 3, "side": "source"}],
        "retrans": {"B": "The dog was asleep for long.", "A": "The hound."},
        **more,
    }


def test_spans_joins_raters_and_maps_tags(tmp_path: Path) -> None:
    tags = {
        **span_row("post-edit", 0, 0, kind="tags", seg=2),
        "tokens": ["The", "dog", "slept", "long", "."],
        "tags": ["OK", "OK", "BAD", "OK", "BAD"],
    }
    rows = [span_row("one", 4, 7), span_row("two", 14, 18), span_row("one", 0, 3, is_human=True, seg=3), tags]
    path = written(tmp_path / "spans.jsonl", rows)
    first, second = judged_outputs(path)
    assert first.bad == ((4, 7), (14, 18))
    assert first.retranslations == {"B": "The dog was asleep for long."}
    assert [first.english[a:b] for a, b in second.bad] == ["slept", "."]
    assert touched(words_of(first.english), first.bad) == [False, True, False, True]
    found = figures("spans", path)
    assert (found["all"]["words"], found["all"]["bad"]) == (8, 3)
    assert found["with_retranslations"]["absent_word_baseline"]["flagged"] == 2
    assert figures("spans", path, humans="yes")["all"]["outputs"] == 3
    assert figures("spans", path, retranslations="no")["with_retranslations"]["outputs"] == 0


def test_perturb_prefers_the_sound_side_and_counts_each_base_once(tmp_path: Path) -> None:
    base = {
        "set": "own",
        "lang": "de",
        "base_id": "b1",
        "severity": "critical",
        "source": "Der Rat lehnte den Plan am Montag ab.",
        "good": "The council rejected the plan on Monday.",
        "retrans": {"nllb": "The council turned down the plan on Monday.", "google": "Banned."},
    }
    rows = [
        {**base, "phenomenon": "empty", "bad": "."},
        {**base, "phenomenon": "nothing", "bad": base["good"]},
        {**base, "phenomenon": "swap", "bad": "The plan rejected Monday on the cat."},
    ]
    found = figures("perturb", written(tmp_path / "perturb.jsonl", rows))
    assert found["all"]["bases"] == 1
    assert found["by_phenomenon"]["own nothing"]["pairwise_accuracy"] == 0.5
    assert found["by_phenomenon"]["own nothing"]["flag_rate"] == 0.0
    assert found["by_phenomenon"]["own empty"]["pairwise_accuracy"] == 1.0
    assert found["by_phenomenon"]["own swap"]["pairwise_accuracy"] == 1.0
    assert found["by_phenomenon"]["own swap"]["mean_chrf_baseline"] == 1.0


def test_quality_correlates_by_set_and_pair(tmp_path: Path) -> None:
    source, other = "Der Minister trat am Freitag zurück.", "The minister resigned on Friday."
    outputs = [
        "The minister stepped down on Friday.",
        "On Friday, back pedalled he.",
        "Banana table.",
    ]
    rows = [
        {
            "set": "own",
            "pair": "de-en",
            "system": "A",
            "source": source,
            "mt": english,
            "z": -float(place) if place else None,
            "raw": 1.0,
            "retrans": {"B": other},
        }
        for place, english in enumerate(outputs)
    ]
    found = figures("quality", written(tmp_path / "da.jsonl", rows))
    assert found["by_set_and_pair"]["own de-en"]["quality"]["kendall"] == 1.0
    assert found["mean_chrf_baseline"]["kendall"] == 1.0
    bare = figures("quality", tmp_path / "da.jsonl", retranslations="no")
    assert bare["by_set_and_pair"]["own de-en"]["with_retranslations"] == 0


def detect_row(label: str, text: str, **more: object) -> dict[str, Any]:
    return {"text": text, "label": label, "system": "s", "source_lang": "de", "origin": "own", **more}


SENTENCES = [
    detect_row("human-translated", "The mayor thanked the volunteers for a long night."),
    detect_row("machine-translated", "The mayor has given thanks to the volunteers for the long night."),
    detect_row("original", "Nobody expected the bridge to reopen this early."),
    detect_row("human-translated", "Rough english of crowd.", system="crowd0"),
]


@pytest.mark.parametrize("extra", [{}, {"n_sents": 1}])
def test_detect_on_sentences_and_documents(tmp_path: Path, extra: dict[str, int]) -> None:
    path = written(tmp_path / "detect.jsonl", [{**row, **extra} for row in SENTENCES])
    found = figures("detect", path)
    assert found["unit"] == ("document" if extra else "sentence")
    assert found["items"] == 3
    assert found["human_against_machine"]["texts"] == 2
    assert 0.0 <= found["human_against_machine"]["auc"] <= 1.0
    assert found["called_machine"]["original"]["texts"] == 1


def test_several_processes_give_the_same_figures(tmp_path: Path) -> None:
    rows = [
        detect_row(label, f"Sentence {n} of the {label} side.")
        for n in range(130)
        for label in ("human-translated", "machine-translated")
    ]
    path = written(tmp_path / "detect.jsonl", rows)
    assert figures("detect", path, workers="2") == figures("detect", path, workers="1")


def test_speed_names_what_it_timed(corpora: Path) -> None:
    found = figures("speed", corpora / "hi" / "hi-0001", limit=3, repeats="1")
    assert found["drawn"]["items"] == 3
    assert all(rate > 0 for rate in found["sentences_per_second"].values())
    assert found["cold_start"]["article"] == "hi-0001"
    assert found["cold_start"]["check_seconds"] > 0
