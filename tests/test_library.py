"""The library calls as DESIGN promises them: check, assess, align."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtqa
from mtqa.finding import Finding, Severity, Span
from mtqa.policy import one_a_spot


@pytest.fixture(scope="module")
def folder(corpora: Path) -> Path:
    return corpora / "hi" / "hi-0001"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_text_and_file_give_the_same_report(folder: Path) -> None:
    article, source = folder / "machine.en.txt", folder / "source.txt"
    from_files = mtqa.check(article, source=source).to_dict()
    from_text = mtqa.check(
        article.read_text("utf-8"), source=source.read_text("utf-8"), source_lang="hi"
    ).to_dict()
    assert from_files["article"].pop("path") == str(article)
    assert from_text["article"].pop("path") is None
    assert from_files["evidence"]["source"].pop("path") == str(source)
    assert from_text["evidence"]["source"].pop("path") is None
    assert from_files == from_text


def test_check_finds_the_wrong_weekday_and_shows_both(folder: Path) -> None:
    report = mtqa.check(folder / "machine.en.txt", source=folder / "source.txt")
    [finding] = [finding for finding in report.findings if finding.span.text == "Friday"]
    assert finding.rule == "FA210"
    assert finding.span.line == 9
    assert finding.source_span is not None
    assert "गुरुवार" in finding.source_span.text
    source = (folder / "source.txt").read_text("utf-8")
    assert source[finding.source_span.start : finding.source_span.end] == finding.source_span.text


def test_assess_is_the_same_path_as_check(folder: Path) -> None:
    english, source = _lines(folder / "machine.en.txt"), _lines(folder / "source.txt")
    items = [{"mt": mt, "source": original} for mt, original in zip(english, source, strict=True)]
    by_segment = list(mtqa.assess(items, source_lang="hi"))
    report = mtqa.check(folder / "machine.en.txt", source=folder / "source.txt")
    assert len(by_segment) == len(report.segments) == 10
    checked = {(f.rule, f.span.text) for f in report.findings if f.rule.startswith(("FA", "AW"))}
    assessed = {
        (f.rule, f.span.text) for r in by_segment for f in r.findings if f.rule.startswith(("FA", "AW"))
    }
    assert checked <= assessed


def test_retranslations_by_position_and_by_pair_agree(folder: Path) -> None:
    rows = [line.split("\t") for line in _lines(folder / "retranslation.tsv")]
    article, source = folder / "machine.en.txt", folder / "source.txt"
    by_position = mtqa.check(
        article, source=source, retranslations={"hand": [english for _, english in rows]}
    )
    by_pair = mtqa.check(article, source=source, retranslations={"hand": [(s, e) for s, e in rows]})
    assert by_position.to_dict() == by_pair.to_dict()
    assert by_position.levels == (1, 2, 3)


def test_retranslations_without_a_source_are_refused() -> None:
    with pytest.raises(mtqa.MtqaError, match="--source"):
        mtqa.check("Nine people died.", retranslations={"hand": ["Three people died."]})


ITEMS: list[dict[str, Any]] = [
    {"mt": "Nine people died on Friday.", "source": "Tri personas mortis vendrede.", "source_lang": "eo"},
    {
        "mt": "Nine people died.",
        "source": "तीन लोगों की मौत हो गई।",
        "retranslations": {"never-heard-of": "Three people died."},
    },
    {"mt": "", "source": "तीन लोगों की मौत हो गई।"},
    {"mt": "Nine people died.", "source": None, "retranslations": None},
    {"mt": "Nine people died.", "source": "", "retranslations": {"a": None, "b": ""}},
    {"mt": None},
    {},
    {"mt": "तीन लोग", "source": "Three people"},
    {"mt": "\u200b\ufeff…", "source": "۔۔۔"},
]


def test_assess_never_raises_and_keeps_the_order() -> None:
    results = list(mtqa.assess(ITEMS, source_lang="hi"))
    assert len(results) == len(ITEMS)
    for item, result in zip(ITEMS, results, strict=True):
        for finding in result.findings:
            assert item["mt"][finding.span.start : finding.span.end] == finding.span.text != ""
    assert (
        results[1].mistranslated
        > next(mtqa.assess([{"mt": "Three people died.", "source": ITEMS[1]["source"]}])).mistranslated
    )


@settings(max_examples=60, deadline=None)
@given(mt=st.text(max_size=80), source=st.text(max_size=80), other=st.text(max_size=80))
def test_assess_takes_any_text(mt: str, source: str, other: str) -> None:
    [result] = mtqa.assess([{"mt": mt, "source": source, "retranslations": {"x": other}}], source_lang="xx")
    assert 0.0 <= result.mistranslated <= 1.0
    assert 0.0 <= result.machine_translated <= 1.0
    assert 0.0 <= result.quality <= 100.0
    for finding in result.findings:
        assert 0.0 <= finding.confidence <= 1.0
        assert mt[finding.span.start : finding.span.end] == finding.span.text != ""


def test_align_is_a_call_on_the_package() -> None:
    beads = mtqa.align(
        ["Nine people died.", "The road is closed."], ["Neun Menschen starben.", "Die Straße ist gesperrt."]
    )
    assert [(bead.source, bead.english) for bead in beads] == [((0,), (0,)), ((1,), (1,))]
    assert mtqa.align([], []) == []


def test_a_finding_keeps_its_fingerprint_when_other_lines_move() -> None:
    sentence = "Officials said that swords have been killed."
    [first] = [f.fingerprint for f in mtqa.check(sentence).findings if f.rule == "AW101"]
    moved = f"The council met on Monday.\n\nIt approved the plan.\n\n{sentence}\n"
    assert first in [f.fingerprint for f in mtqa.check(moved).findings]


def test_a_source_of_unknown_language_keeps_its_beads() -> None:
    report = mtqa.check("It cost 250 euros.\n\nIt took 12 days.", source="250.\n\n12.").to_dict()
    assert report["evidence"]["source"]["language"] is None
    known = {bead["id"] for bead in report["beads"]}
    assert {segment["bead"] for segment in report["segments"]} <= known


def test_the_very_same_words_are_said_once_by_a_family() -> None:
    text = "A danger has started looming over the two countries, and officials are worried about it."
    found = [f for f in mtqa.check(text).findings if f.span.text == "has started looming"]
    assert len(found) > 1
    assert sum(f.shown for f in found) == 1


def test_words_that_go_round_in_a_loop_are_one_finding() -> None:
    loop = " and ".join(["the man went to town"] * 12)
    findings = mtqa.check(f"The guard left the station early. Then {loop}.").findings
    assert sum(f.rule == "AW120" for f in findings) == 1


def test_a_fact_is_believed_less_where_a_retranslation_has_the_very_words() -> None:
    pair = {"mt": "Seven people died in the fire.", "source": "आग में तीन लोगों की मौत हो गई।"}
    echo = {**pair, "retranslations": {"one": "Seven people died in a fire."}}
    other = {**pair, "retranslations": {"one": "Three people died in a fire."}}
    alone, echoed, contradicted = (
        next(f for f in result.findings if f.rule == "FA201").confidence
        for result in mtqa.assess([pair, echo, other], source_lang="hi")
    )
    assert echoed < alone == contradicted


def test_of_one_rule_inside_itself_the_tighter_span_is_shown() -> None:
    def finding(start: int, end: int) -> Finding:
        return Finding(
            "", "FA230", "x", "x", Severity.MAJOR, 0.7, Span(start, end, "x"), 0, "why", shown=True
        )

    assert [f.shown for f in one_a_spot([finding(0, 9), finding(3, 9)])] == [False, True]
    assert [f.shown for f in one_a_spot([finding(0, 5), finding(3, 9)])] == [True, True]
