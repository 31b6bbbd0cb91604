"""Markdown: the prose without markup, each character with its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtqa.document import Document
from mtqa.errors import InputError
from mtqa.readers import read_document

ARTICLE = """---
title: "A title. It is left out"
---
# Ferry *sinks* off coast

Dr. Lund, of the [**coast** guard](https://a.example/x_(y) "A title. Not read"), said it
sank. He & she &amp; they \\*left\\*. Run `ls` ![a picture. No](i.png "t") now.

> Nobody was hurt.
> All went home!

1. First item
2. Second <b>bold</b> item

```python
code("here. No.")
```

<!-- a comment. No -->

<div class="x">
A caption.
</div>

| Name | Age |
|------|-----|
| Ann  | 30  |

[ref]: https://a.example/ "No."
"""
PROSE = [
    ("Ferry sinks off coast", (4, 3)),
    ("Dr. Lund, of the coast guard, said it\nsank.", (6, 1)),
    ("He & she & they *left*.", (7, 7)),
    ("Run ls  now.", (7, 37)),
    ("Nobody was hurt.", (9, 3)),
    ("All went home!", (10, 3)),
    ("First item", (12, 4)),
    ("Second bold item", (13, 4)),
    ("A caption.", (22, 1)),
    ("Name", (25, 3)),
    ("Age", (25, 10)),
    ("Ann", (27, 3)),
    ("30", (27, 10)),
]


def read(tmp_path: Path, text: str, name: str = "article.md") -> Document:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read_document(path)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_prose_is_kept_with_its_places_and_markup_left_out(tmp_path: Path, line_end: str, mark: str) -> None:
    file_text = ARTICLE.replace("\n", line_end)
    document = read(tmp_path, mark + file_text)
    found = [(s.text, document.positions.line_column(s.start)) for s in document.segments]
    assert found == PROSE
    assert_places(document, file_text)


def assert_places(document: Document, file_text: str) -> None:
    """All but the line ends between blocks and decoded entities is the very character of the file."""
    for segment in document.segments:
        for offset in range(segment.start, segment.end):
            written = file_text[document.positions.file_offset(offset)]
            assert written == document.text[offset] or written == "&"


def test_a_paragraph_is_a_block(tmp_path: Path) -> None:
    document = read(tmp_path, ARTICLE)
    assert [segment.paragraph for segment in document.segments] == [0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("*a* a **b**a", "a a ba"),
        ("[a](b a) a", "[a](b a) a"),
        ("[a](<b a> 'a (a) a') a", "a a"),
        ("[a b][c] c [c]\n\n[c]: d", "a b c c"),
        ("<https://a.example> and ~~gone~~", "https://a.example and gone"),
        ("![a [b](c)](d) b", "b"),
        ("a \\\nb", "a \nb"),
        ("caf&eacute; &#x938;", "café स"),
        ("Head\n====\n\nText *goes\non*", "Head\n\nText goes\non"),
        ("- a\n  - b\n\n    c\n- [x](y)", "a\n\nb\n\nc\n\nx"),
        ("    code\n\ntext", "text"),
        ("``` \na\n```\ntext", "text"),
        ("<script>\nvar a = 1;\n</script>\n\ntext", "text"),
        ("<p>One &amp; two.</p>\n<p>Three.</p>", "One & two.\nThree."),
        ("+++\ntitle = 'x'\n+++\ntext", "text"),
        ("---\n\ntext\n\n---\n\nmore", "text\n\nmore"),
        ("#hashtag is text", "#hashtag is text"),
        ("एक **दो** तीन।", "एक दो तीन।"),
    ],
)
def test_forms_of_markup(tmp_path: Path, markdown: str, prose: str) -> None:
    document = read(tmp_path, markdown)
    assert document.text == prose
    assert_places(document, markdown)


def test_content_decides_where_the_suffix_does_not(tmp_path: Path) -> None:
    assert read(tmp_path, "# Head\n\nText *here*.", "article").text == "Head\n\nText here."
    assert read(tmp_path, "2 * 3 * 4 is 24.", "article").text == "2 * 3 * 4 is 24."
    assert read(tmp_path, "# Head\n\nText *here*.", "article.txt").text == "# Head\n\nText *here*."


def test_a_long_file_is_read_in_parts_that_keep_fences_whole(tmp_path: Path) -> None:
    block = "A *line* of text here.\n\n```\nno. no\n\nno\n```\n\n"
    document = read(tmp_path, block * 5_000)
    assert {segment.text for segment in document.segments} == {"A line of text here."}
    assert len(document.segments) == 5_000
    assert document.positions.line_column(document.segments[-1].start) == (4_999 * 8 + 1, 1)


PIECES = st.sampled_from(
    ["a", "b c", "\n", "\n\n", "*", "**", "_", "`", "[", "](", ")", "](x)", "![", "<b>", "<!--", "-->", "> ", "- ",
     "# ", "\\", "&amp;", "&", "```\n", "    ", "\t", "|", "|-|", "---\n", "~~", "1. ", "<", ">", "\r\n", "है"]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("a```\na```\nb c")
@example("a[](x)\r\na")
def test_any_markdown_gives_places_within_the_file(
    tmp_path_factory: pytest.TempPathFactory, markdown: str
) -> None:
    try:
        document = read(tmp_path_factory.getbasetemp(), markdown)
    except InputError:
        return
    places = [
        document.positions.file_offset(offset) for s in document.segments for offset in range(s.start, s.end)
    ]
    assert all(0 <= place < len(markdown) for place in places)
    assert all(document.text[s.start : s.end] == s.text for s in document.segments)
