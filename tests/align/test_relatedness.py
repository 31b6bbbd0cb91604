"""Whether two aligned texts tell the same story."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.align import Bead, align
from mtqa.align.relatedness import RELATED_THRESHOLD, related

LANGUAGES = ("ar", "bn", "de", "es", "fa", "fr", "hi", "id", "ja", "ko", "pt", "ru", "tr", "uk", "ur", "zh")


def articles(corpora: Path, language: str) -> list[tuple[list[str], list[str]]]:
    """Source and faithful English lines of the first two shipped articles of a language."""
    folders = sorted(file.parent for file in (corpora / language).glob("*/source.txt"))[:2]
    texts = [
        [
            (folder / name).read_text(encoding="utf-8").splitlines()
            for name in ("source.txt", "faithful.en.txt")
        ]
        for folder in folders
    ]
    return [
        ([line for line in source if line.strip()], [line for line in english if line.strip()])
        for source, english in texts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_and_its_own_source_are_related_and_another_source_is_not(
    corpora: Path, language: str
) -> None:
    (source, english), (other, _) = articles(corpora, language)
    assert related(align(english, source), english, source) > RELATED_THRESHOLD
    assert related(align(english, other), english, other) < RELATED_THRESHOLD


def test_no_bead_with_both_sides_is_no_relation() -> None:
    assert related([Bead((0,), (), 1.0), Bead((), (0,), 1.0)], ["One."], ["Eins."]) == 0.0
    assert related([], [], []) == 0.0
