"""The user's glossary: what it says goes before all else; what cannot be read is one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa import Config, assess
from mtqa.errors import InputError
from mtqa.facts.names.glossary import read_glossaries

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
<langSec xml:lang="hi"><termSec><term>जल शक्ति मंत्रालय</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>Jal Shakti Ministry</term></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
SOURCE = "जल शक्ति मंत्रालय ने सोमवार को रिपोर्ट जारी की।"


def _names(english: str, path: Path) -> list[tuple[str, str | None]]:
    config = Config(select=("FA220", "FA221"), glossary=(str(path),))
    (result,) = assess([{"mt": english, "source": SOURCE, "source_lang": "hi"}], config=config)
    return [(finding.rule, finding.span.text) for finding in result.findings if finding.shown]


@pytest.mark.parametrize("name", ["terms.tsv", "terms.tbx"])
def test_a_term_must_be_used(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = (
        TBX if name.endswith("tbx") else "source\tEnglish\n# names\nजल शक्ति मंत्रालय\tJal Shakti Ministry\thi\n"
    )
    path.write_text(text, encoding="utf-8")
    assert _names("The Jal Shakti Ministry released the report on Monday.", path) == []
    assert _names("The water power ministry released the report on Monday.", path) != []


def test_a_term_of_another_language_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("जल शक्ति मंत्रालय\tJal Shakti Ministry\tmr\n", encoding="utf-8")
    assert [term.language for term in read_glossaries((str(path),)).terms["ज"]] == ["mr"]
    assert _names("The water power ministry released the report on Monday.", path) == []


@pytest.mark.parametrize("content", [b"one column\n", b"<tbx><broken", b"\xff\xfe\x00a\tb", b"x\t\n"])
def test_what_cannot_be_read_is_an_input_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "terms.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="glossary"):
        read_glossaries((str(path),))


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_glossaries((str(tmp_path / "none.tsv"),))


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tbx"
    path.write_text(
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + TBX.split("?>\n", 1)[1].replace("Jal", "&a;"), "utf-8"
    )
    terms = read_glossaries((str(path),)).terms
    assert all("aaaa" not in form for found in terms.values() for term in found for form in term.english)
