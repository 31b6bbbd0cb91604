"""The HTML report: what is in the page, that it is sound, inert and complete. Its looks are for eyes."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from mtqa.finding import Severity, SourceSpan
from mtqa.report import BeadReport, Report
from mtqa.writers import html
from mtqa.writers.printable import in_html
from mtqa.writers.wording import FAMILIES
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

EXAMPLES = [hindi_report, clean_report, arabic_report, overlapping_report, hostile_report]

Page = lxml_html.HtmlElement


def page(shown: Report) -> Page:
    return lxml_html.document_fromstring(html.write(shown))


def words(element: Page) -> str:
    """The text of an element without the references behind marks."""
    return "".join(element.xpath(".//text()[not(ancestor::a[@class='ref'])]"))


def marked_words(tree: Page, number: int) -> str:
    return "".join(words(mark) for mark in tree.xpath(f"//mark[@data-finding='{number}']"))


def assert_sound(tree: Page, shown: Report) -> None:
    assert "".join(words(line) for line in tree.xpath("//*[@class='line']")) == in_html(shown.article.text)
    ordered = sorted(shown.shown_findings, key=lambda found: (found.span.start, found.span.end))
    for number, found in enumerate(ordered, 1):
        assert marked_words(tree, number) == in_html(found.span.text)
        card = tree.get_element_by_id(f"finding-{number}")
        assert card.get("data-severity") == found.severity
        assert card.find_class("message")[0].text_content() == in_html(found.message)
    assert len(tree.find_class("finding")) == len(ordered)
    identifiers = tree.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    references = [*tree.xpath("//@href"), *tree.xpath("//@src")]
    assert {reference.removeprefix("#") for reference in references} <= set(identifiers)
    labelled = tree.xpath("//@aria-labelledby | //@aria-describedby | //@for")
    assert set(labelled) <= set(identifiers)


def assert_inert(tree: Page) -> None:
    """Nothing in the page loads, and nothing runs but its own script, whatever the texts say."""
    assert len(tree.xpath("//script")) == 1
    loading = ("img", "iframe", "object", "embed", "link", "base", "svg", "video", "audio")
    assert list(tree.iter(*loading)) == []
    assert [name for element in tree.iter("*") for name in element.attrib if name.startswith("on")] == []
    assert tree.xpath("//@style | //@action | //@srcset | //@background") == []
    assert all(reference.startswith("#") for reference in tree.xpath("//@href"))
    own = "".join([tree.xpath("string(//style)"), tree.xpath("string(//script)")])
    assert re.search(r"https?:|url\(|@import|fetch\(|innerHTML|eval\(", own) is None


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_sound_and_inert(example: Callable[[], Report]) -> None:
    tree = page(example())
    assert_sound(tree, example())
    assert_inert(tree)


@settings(max_examples=50, deadline=None)
@given(reports())
def test_every_report_makes_a_sound_and_inert_page(shown: Report) -> None:
    tree = page(shown)
    assert_sound(tree, shown)
    assert_inert(tree)


def test_the_policy_allows_the_own_style_and_script_and_nothing_else() -> None:
    tree = page(hostile_report())
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; ")
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        content = tree.xpath(f"//{element}")[0].text.encode()
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_head_answers_what_an_editor_asks() -> None:
    head = page(hindi_report()).find_class("summary")[0].text_content()
    for part in (
        "Probably machine-translated from Hindi",
        "96%",
        "42",
        "1 critical",
        "1 finding of low confidence",
    ):
        assert part in head
    assert "Checked against the source (Hindi, 6 sentences) and 1 re-translation (by-hand)." in head
    assert "the article is not in UTF-8 and was read as Windows-1252." in head


def test_findings_of_low_confidence_are_not_on_the_page() -> None:
    assert "AW104" not in page(hindi_report()).find_class("beside")[0].text_content()


def test_source_and_retranslation_stand_in_the_row_of_their_line() -> None:
    row = page(hindi_report()).xpath("//section[.//*[@id='finding-6']]")[0]
    assert "गुरुवार तक अपनी रिपोर्ट" in row.find_class("source")[0].text_content()
    assert "may report by Thursday" in row.find_class("retranslations")[0].text_content()
    assert row.find_class("source")[0].get("lang") == "hi"
    assert [mark.text for mark in row.find_class("words")] == ["गुरुवार", "सकता"]


def test_marked_source_words_are_whole_letters() -> None:
    shown = hindi_report()
    found = shown.findings[0]
    cut = SourceSpan(19, 24, "तलवार")
    assert shown.source is not None
    assert shown.source.text[19:24] == cut.text
    tree = page(replace(shown, findings=(replace(found, source_span=cut),)))
    assert [mark.text for mark in tree.find_class("words")] == ["तलवारें"]


def test_sentences_of_one_bead_share_a_row() -> None:
    shown = hindi_report()
    segments = tuple(replace(s, bead=1) if s.id == 2 else s for s in shown.segments)
    assert len(page(replace(shown, segments=segments)).find_class("row")) == len(shown.segments) - 1


def test_a_source_sentence_without_english_has_a_row_where_the_gap_is() -> None:
    shown = arabic_report()
    source = document([["الأول.", "الثاني.", "الثالث."]], "ar")
    beads = (BeadReport(0, (0,), (), 0.5), BeadReport(1, (1,), (0,), 0.9), BeadReport(2, (2,), (), 0.5))
    segments = (replace(shown.segments[0], bead=1, source="الثاني."),)
    tree = page(replace(shown, source=source, beads=beads, segments=segments))
    assert [text.text_content() for text in tree.find_class("source")] == ["الأول.", "الثاني.", "الثالث."]
    assert [len(row.find_class("nothing")) for row in tree.find_class("row")] == [1, 0, 1]


def test_right_to_left_text_is_given_its_direction() -> None:
    source = page(arabic_report()).find_class("source")[0]
    assert (source.get("dir"), source.get("lang")) == ("auto", "ar")


def test_crossing_marks_stay_whole() -> None:
    tree = page(overlapping_report())
    assert [re.sub(r"\s+", " ", marked_words(tree, number)) for number in range(1, 6)] == [
        "two three four",
        "three",
        "four five",
        "six. Seven",
        "nine. Ten",
    ]


def test_of_findings_on_the_same_words_the_gravest_is_seen_and_the_references_follow_in_order() -> None:
    article = document([["Swords pulled again."]], "en")
    grave = finding(article, "Swords pulled", "AW102", "calque", Severity.MAJOR, "A calque.")
    mild = finding(article, "Swords pulled", "RT401", "unsupported", Severity.MINOR, "Not so.")
    line = page(report(article, [grave, mild])).find_class("line")[0]
    assert [mark.get("data-severity") for mark in line.iter("mark")] == ["minor", "major"]
    assert [reference.text for reference in line.xpath("./a[@class='ref']")] == ["1", "2"]


def test_hostile_text_is_text() -> None:
    shown = hostile_report()
    text = html.write(shown)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert 'onclick="' not in text
    assert "\x1b" not in text


def test_nothing_found_has_no_filters() -> None:
    tree = page(clean_report())
    assert tree.xpath("//form") == []
    assert "Nothing found" in tree.text_content()


def test_the_opening_line_without_a_full_stop_is_a_heading() -> None:
    assert words(page(hindi_report()).xpath("//h2")[0]).startswith("Swords pulled again")
    assert page(clean_report()).xpath("//h2") == []


def test_an_article_without_sentences_is_still_shown() -> None:
    shown = report(document([["Text."]], "en"), [])
    bare = replace(shown, segments=(), article=replace(shown.article, segments=()))
    assert [line.text_content() for line in page(bare).find_class("line")] == ["Text."]


def test_filters_work_without_the_script_for_every_severity_and_family() -> None:
    style = page(hindi_report()).xpath("string(//style)")
    for level in Severity:
        assert f'body:has(#severity-{level}:not(:checked)) main [data-severity="{level}"]' in style
    for letters in (*FAMILIES, html.OTHER_FAMILY):
        assert f'body:has(#family-{letters}:not(:checked)) main [data-family="{letters}"]' in style
    boxes = set(page(hindi_report()).xpath("//input/@id"))
    severities = {"severity-critical", "severity-major", "severity-minor"}
    assert boxes == severities | {"family-AW", "family-FA", "family-RT", "marked-only"}


def test_a_long_article_takes_seconds_not_minutes() -> None:
    article = document([[f"Line {number} says Friday." for number in range(2000)]], "en")
    start = article.text.index("Friday")
    first = finding(article, "Friday", "FA203", "date-mismatch", Severity.MAJOR, "The source says Thursday.")
    findings = [
        replace(first, segment=s.index, span=replace(first.span, start=s.end - 7, end=s.end - 1))
        for s in article.segments[::2]
    ]
    assert findings[0].span.start == start
    began = time.perf_counter()
    assert html.write(report(article, findings)).count('class="finding"') == 1000
    assert time.perf_counter() - began < 20
