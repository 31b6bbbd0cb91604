"""What the rules on English alone make of a finding: severity, confidence with and without the source, suggestions."""

from __future__ import annotations

import pytest

from mtqa.assessment import bead_findings
from mtqa.config import Config
from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity


def _findings(
    rule: str, english: str, source: str | None = None, language: str | None = None
) -> list[Finding]:
    evidence = Evidence(english=english, source=source, source_language=language)
    return list(bead_findings(evidence, Config(select=(rule,))))


def test_killed_things_are_critical_and_arrested_ones_major() -> None:
    (killed,) = _findings("AW101", "In that war too, swords have been killed.")
    (arrested,) = _findings("AW101", "Two bicycles were arrested at the gate.")
    assert killed.span.text == "swords have been killed"
    assert killed.severity is Severity.CRITICAL
    assert arrested.severity is Severity.MAJOR


def test_a_calque_is_surer_with_its_wording_in_the_source() -> None:
    english = "From the side of the ministry, no reply came."
    (alone,) = _findings("AW102", english)
    (cued,) = _findings("AW102", english, "मंत्रालय की ओर से कोई जवाब नहीं आया।", "hi")
    (uncued,) = _findings("AW102", english, "मंत्रालय ने जवाब नहीं दिया।", "hi")
    assert uncued.confidence < alone.confidence < cued.confidence
    assert cued.source_span is not None
    assert cued.source_span.text == "ओर से"
    assert not uncued.shown


def test_a_calque_of_another_language_needs_no_cue() -> None:
    english = "It is being told that the bridge is shut."
    (found,) = _findings("AW102", english, "সেতুটি বন্ধ।", "bn")
    assert found.evidence["language"] == "hi"


def test_overlapping_calques_give_one_finding() -> None:
    assert len(_findings("AW102", "Let us tell you that it is being told that he left.")) == 2


@pytest.mark.parametrize(
    ("rule", "english", "suggestion"),
    [
        ("AW103", "Four Latvia journalists were there.", "Latvian journalists"),
        ("AW105", "He opened the the door.", "the"),
    ],
)
def test_suggestions_can_be_pasted(rule: str, english: str, suggestion: str) -> None:
    (found,) = _findings(rule, english)
    assert found.suggestion == suggestion


def test_weekday_arithmetic_names_the_right_day() -> None:
    (found,) = _findings("DC502", "They met on Monday, 5 March 2024.")
    assert "Tuesday" in found.message
    assert found.severity is Severity.CRITICAL


@pytest.mark.parametrize(
    "english", ["", " ", "...", "१२३", "a", "\u200b", "kill", "killed the", "was killed"]
)
def test_odd_text_is_survived(english: str) -> None:
    for rule in ("AW101", "AW102", "AW103", "AW104", "AW105", "AW107", "DC502"):
        assert _findings(rule, english) == []
