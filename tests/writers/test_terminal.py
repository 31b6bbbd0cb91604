"""The terminal report: what stands in it for which report."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mtqa.document import Notice
from mtqa.finding import Severity
from mtqa.report import MachineTranslated, Reason, Report
from mtqa.writers import terminal
from tests.writers.report_examples import (
    arabic_report,
    clean_report,
    document,
    finding,
    hindi_report,
    hostile_report,
    overlapping_report,
    report,
    reports,
)

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def plain(shown: Report, width: int | None = 100, verbose: bool = False) -> str:
    return terminal.write(shown, colour=False, width=width, verbose=verbose)


def underlined(text: str) -> list[str]:
    """The words above the carets, line by line."""
    lines = text.splitlines()
    return [
        line[match.start() : match.end()]
        for line, below in pairwise(lines)
        if below.strip() and set(below) <= {" ", "^"}
        for match in re.finditer(r"\^+", below)
    ]


def test_head_line_answers_the_three_questions() -> None:
    head = plain(hindi_report(), None).splitlines()[0]
    assert head == (
        "machine.en.txt: probably machine-translated from Hindi (96%)"
        " · quality 42 of 100 · 1 critical, 3 major, 2 minor"
    )


def test_nothing_found_is_one_line_that_says_what_was_checked() -> None:
    text = plain(clean_report(), None)
    assert text.count("\n") == 1
    assert "nothing found" in text
    assert "English alone" in text


def test_carets_stand_under_the_flagged_words() -> None:
    assert underlined(plain(hindi_report(), None)) == [
        "Swords pulled again",
        "Armenia targeted Azerbaijani soldiers' posts",
        "Let us tell you that",
        "Nagarno-Karabaag",
        "will hand over",
        "Friday",
    ]


def test_overlapping_findings_share_one_underline() -> None:
    assert underlined(plain(overlapping_report(), None))[0] == "two three four five"


def test_a_sentence_of_several_findings_is_printed_once() -> None:
    text = plain(hindi_report(), None)
    assert text.count("The European Union's monitoring mission") == 1
    assert text.count("The EU monitoring mission") == 1
    assert text.count("यूरोपीय संघ") == 1
    assert "  7:92   major  FA208  " in text
    assert "  7:121  major  FA203  " in text


def test_findings_stand_in_article_order() -> None:
    places = re.findall(r"^  (\d+):(\d+) ", plain(hindi_report(), None), re.MULTILINE)
    numbers = [(int(line), int(column)) for line, column in places]
    assert numbers == sorted(numbers)
    assert len(numbers) == 6


def test_engines_that_say_the_same_are_printed_once() -> None:
    text = plain(arabic_report())
    assert text.count("At least 17 dead.") == 1
    assert "one, two" in text


def test_low_confidence_is_counted_and_left_out() -> None:
    text = plain(hindi_report())
    assert "AW104" not in text
    assert text.endswith("\n1 finding of low confidence is left out here; the JSON report has it.\n")


def test_verbose_leaves_nothing_out() -> None:
    text = plain(hindi_report(), None, verbose=True)
    assert "AW104" in text
    assert "left out" not in text
    assert "sentences as long as in English news" in text
    assert "confidence 0.35" in text
    assert "chrF 62" in text


def test_suggestion_notice_and_reasons_are_shown() -> None:
    text = plain(hindi_report(), None)
    assert "Write: Thursday" in text
    assert "note  the article is not in UTF-8 and was read as Windows-1252." in text
    assert "why   phrases carried over from Hindi" in text


def test_reasons_for_the_other_side_are_not_given_as_reasons() -> None:
    machine = MachineTranslated("no", 0.1, None, (Reason("calques", 2.0, "a calque"),))
    assert "a calque" not in plain(replace(clean_report(), machine_translated=machine))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("yes", "probably machine-translated"),
        ("no", "no sign of machine translation"),
        ("unsure", "unsure whether machine-translated"),
        ("insufficient-text", "too little text to tell"),
    ],
)
def test_every_verdict_has_its_words(verdict: str, words: str) -> None:
    machine = MachineTranslated(verdict, 0.5)  # type: ignore[arg-type]
    assert words in plain(replace(clean_report(), machine_translated=machine))


def test_missing_lines_of_an_engine_are_said() -> None:
    shown = hindi_report()
    engines = (replace(shown.engines[0], segments=4),)
    assert "1 re-translation (by-hand, 4 of 6 sentences)" in plain(replace(shown, engines=engines), None)


def test_right_to_left_lines_are_isolated() -> None:
    source = next(line for line in plain(arabic_report()).splitlines() if line.startswith("  source"))
    assert source.endswith("\N{POP DIRECTIONAL ISOLATE}")
    assert "\N{RIGHT-TO-LEFT ISOLATE}قُتل" in source


def test_source_words_of_a_finding_are_underlined_in_colour() -> None:
    assert "\x1b[4mगुरुवार\x1b[0m" in terminal.write(hindi_report(), colour=True)


@pytest.mark.parametrize("colour", [False, True])
def test_an_article_cannot_drive_the_terminal(colour: bool) -> None:
    text = terminal.write(hostile_report(), colour=colour, width=100)
    rest = ESCAPE.sub("", text) if colour else text
    controls = {letter for letter in rest if unicodedata.category(letter) == "Cc"}
    assert controls == {"\n"}
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in rest
    assert "\x1b[31mred" not in text


def test_a_very_long_sentence_is_cut_round_its_findings_and_says_so() -> None:
    article = document([["word " * 20_000 + "swords have been killed" + " word" * 20_000]], "en")
    found = finding(
        article, "swords have been killed", "AW110", "odd-patient", Severity.MAJOR, "Swords do not live."
    )
    text = plain(report(article, [found]))
    assert len(text) < 2000
    assert "swords have been killed" in text
    left_out = [int(number.replace(",", "")) for number in re.findall(r"\[… ([\d,]+) characters …\]", text)]
    assert sum(left_out) == len(article.text) - len("swords have been killed") - 2 * terminal.CONTEXT


def test_no_width_means_no_wrapping() -> None:
    assert max(map(len, plain(hindi_report(), None).splitlines())) > terminal.WIDEST


@settings(max_examples=50, deadline=None)
@given(reports(), st.integers(terminal.NARROWEST, 130), st.booleans())
def test_no_line_is_wider_than_asked(shown: Report, width: int, verbose: bool) -> None:
    assert all(cell_len(line) <= width for line in plain(shown, width, verbose).split("\n"))


@settings(max_examples=50, deadline=None)
@given(reports(), st.integers(terminal.NARROWEST, 130))
def test_colour_adds_escapes_and_takes_carets_and_nothing_else(shown: Report, width: int) -> None:
    def without_carets(text: str) -> list[str]:
        return [line for line in text.split("\n") if not ("^" in line and set(line) <= {" ", "^"})]

    coloured = ESCAPE.sub("", terminal.write(shown, colour=True, width=width))
    assert without_carets(coloured) == without_carets(plain(shown, width))


@settings(max_examples=50, deadline=None)
@given(reports())
def test_every_shown_finding_is_there(shown: Report) -> None:
    text = plain(shown, None)
    for found in shown.shown_findings:
        assert f"{found.span.line}:{found.span.column}" in text
        assert found.rule in text


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_any_notice_is_one_safe_line(message: str) -> None:
    text = plain(replace(clean_report(), notices=(Notice("code", message),)), None)
    assert text.count("\n") <= 2 + (not message.strip())
    assert all(letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs") for letter in text)
