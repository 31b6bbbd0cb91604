"""Every article folder of corpora/ keeps to the format that corpora/README.md documents."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

CORPORA = Path(__file__).parent.parent / "corpora"
ARTICLES = sorted(path.parent for path in CORPORA.glob("*/*/article.toml"))
CATEGORIES = set(
    "mistranslation number date name negation role omission addition untranslated idiom-literal awkward grammar "
    "nonsense terminology modality attribution".split()
)


def test_articles_are_there() -> None:
    languages = [path.parent.name for path in ARTICLES]
    assert languages.count("hi") >= 12
    assert all(languages.count(language) >= 2 for language in set(languages))
    assert len(set(languages)) == 16
    assert sum((path / "retranslation.tsv").exists() for path in ARTICLES) == 3


@pytest.mark.parametrize("folder", ARTICLES, ids=lambda path: path.name)
def test_article_keeps_the_format(folder: Path) -> None:
    about = tomllib.loads((folder / "article.toml").read_text(encoding="utf-8"))
    assert (about["id"], about["language"]) == (folder.name, folder.parent.name)
    source, faithful, machine = (
        (folder / name).read_text(encoding="utf-8")
        for name in ("source.txt", "faithful.en.txt", "machine.en.txt")
    )
    lines = faithful.splitlines()
    assert len(source.splitlines()) == len(lines) == len(machine.splitlines())
    assert all(line.strip() == line != "" for line in [*source.splitlines(), *lines])
    for number, (line, twin) in enumerate(zip(machine.splitlines(), lines, strict=True), 1):
        assert line == twin or number in about["machine_lines"]
    for row in (folder / "errors.jsonl").read_text(encoding="utf-8").splitlines():
        error = json.loads(row)
        assert machine[error["start"] : error["end"]] == error["text"] != ""
        assert machine.count("\n", 0, error["start"]) + 1 == error["line"] in about["machine_lines"]
        assert error["category"] in CATEGORIES
        assert error["severity"] in {"minor", "major", "critical"}
    if (folder / "retranslation.tsv").exists():
        rows = (folder / "retranslation.tsv").read_text(encoding="utf-8").splitlines()
        assert [row.split("\t")[0] for row in rows] == source.splitlines()
