"""The JSON report and its schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from mtqa.report import MachineTranslated, Report
from mtqa.schemas import load_schema
from mtqa.writers import json_report
from tests.writers.report_examples import (
    arabic_report,
    clean_report,
    hindi_report,
    hostile_report,
    overlapping_report,
    reports,
)

EXAMPLES = [hindi_report, clean_report, arabic_report, overlapping_report]


def check(value: object) -> None:
    Draft202012Validator(load_schema()).validate(value)


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_fit_the_schema(example: Callable[[], Report]) -> None:
    check(json.loads(json_report.write(example())))


@settings(max_examples=50, deadline=None)
@given(reports())
def test_every_report_fits_the_schema_and_is_its_to_dict(shown: Report) -> None:
    text = json_report.write(shown)
    value = json.loads(text)
    check(value)
    assert value == shown.to_dict()
    assert text == json_report.write(shown)


def test_spans_are_offsets_into_the_article() -> None:
    shown = hindi_report()
    for found in json.loads(json_report.write(shown))["findings"]:
        span = found["span"]
        assert shown.article.text[span["start"] : span["end"]] == span["text"]


def test_scripts_are_written_as_they_are() -> None:
    assert "गुरुवार" in json_report.write(hindi_report())


def test_a_lone_surrogate_can_be_encoded_and_read_back() -> None:
    shown = replace(clean_report(), signature="\ud800x")
    text = json_report.write(shown)
    assert json.loads(text.encode("utf-8"))["signature"] == "\ud800x"


def test_hostile_text_comes_back_as_it_was() -> None:
    shown = hostile_report()
    assert json.loads(json_report.write(shown))["findings"][0]["message"] == shown.findings[0].message


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_report.write(replace(clean_report(), machine_translated=MachineTranslated("no", float("nan"))))


def _without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda value: value.pop(name)


def _set(value: object, *path: str | int) -> Callable[[dict[str, Any]], object]:
    def change(target: Any) -> None:  # noqa: ANN401 - a walk down JSON
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _without("signature"),
        _without("notices"),
        _set("mtqa/2", "schema"),
        _set(1, "extra"),
        _set(1, "findings", 0, "extra"),
        _set(None, "machine_translated", "probability"),
        _set(1.5, "machine_translated", "probability"),
        _set("maybe", "machine_translated", "verdict"),
        _set(None, "segments", 0, "mistranslated"),
        _set(None, "segments", 0, "machine_translated"),
        _set(101, "quality", "score"),
        _set([1.0], "quality", "interval"),
        _set([1.0, 2.0, 3.0], "quality", "interval"),
        _set("severe", "findings", 0, "severity"),
        _set("", "findings", 0, "span", "text"),
        _set(0, "findings", 0, "span", "line"),
        _set("xyz", "findings", 0, "fingerprint"),
        _set([5], "evidence", "levels"),
    ],
)
def test_the_schema_is_strict(change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads(json_report.write(hindi_report()))
    change(value)
    with pytest.raises(ValidationError):
        check(value)


def test_an_unknown_format_has_no_schema() -> None:
    with pytest.raises(FileNotFoundError):
        load_schema("mtqa/0")
