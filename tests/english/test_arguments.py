"""Which noun fills which slot of which verb, read off a parse."""

from __future__ import annotations

import pytest

from mtqa.english.arguments import arguments, is_plain
from mtqa.english.parse import parse


def _read(text: str, plain: bool = True) -> list[tuple[str, str, list[str]]]:
    doc = parse(text)
    return [
        (argument.verb, argument.slot, [doc[head].text for head in argument.heads])
        for argument in arguments(doc)
        if not plain or is_plain(doc, argument)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Swords have been killed.", ("kill", "passive", ["Swords"])),
        ("At the fair the two swords have been killed.", ("kill", "passive", ["swords"])),
        ("He said that the spears were already killed.", ("kill", "passive", ["spears"])),
        ("Soldiers and tanks were killed.", ("kill", "passive", ["Soldiers", "tanks"])),
        ("Police arrested the old man.", ("arrest", "object", ["man"])),
        ("Police arrested three men in a van.", ("arrest", "object", ["men"])),
        ("The minister signed the treaty.", ("sign", "agent", ["minister"])),
        ("The minister resigned.", ("resign", "subject", ["minister"])),
    ],
)
def test_arguments_and_heads(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in _read(text)


@pytest.mark.parametrize("before", ["In the war ", "He said that already "])
def test_span_runs_from_noun_phrase_to_verb(before: str) -> None:
    text = f"{before}swords have been killed."
    doc = parse(text)
    [argument] = [a for a in arguments(doc) if a.slot == "passive"]
    assert text[argument.start : argument.end] == "swords have been killed"


@pytest.mark.parametrize(
    "text", ["Four people on board the plane were killed.", "The drivers of the two trucks were killed."]
)
def test_the_noun_beside_the_verb_is_not_taken_for_its_subject(text: str) -> None:
    assert all(heads[0] in ("people", "drivers") for _, slot, heads in _read(text) if slot == "passive")
