"""Reading an article: what comes out of files good and bad, and where each character stood."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.errors import InputError
from mtqa.readers import read_bytes, read_document

ENGLISH = "Ferry sinks\n\nA ferry sank on Sunday. Nobody was hurt, the guard said.\n"


def test_a_str_is_the_text_itself_and_a_path_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    from_text, from_file = read_document(ENGLISH), read_document(path)
    assert from_text.text == from_file.text == ENGLISH
    assert from_text.segments == from_file.segments
    assert (from_text.path, from_file.path) == (None, path)
    assert [segment.text for segment in from_text.segments] == [
        "Ferry sinks",
        "A ferry sank on Sunday.",
        "Nobody was hurt, the guard said.",
    ]
    assert [segment.paragraph for segment in from_text.segments] == [0, 1, 1]
    assert [segment.index for segment in from_text.segments] == [0, 1, 2]


def test_the_language_is_told_or_taken_as_given() -> None:
    assert read_document(ENGLISH).language == "en"
    assert read_document("सीमा पर फिर गोलीबारी हुई।").language == "hi"
    assert read_document("12 345").language is None
    assert read_document("12 345", "pt-BR").language == "pt"


def test_carriage_returns_are_normalised_and_still_counted() -> None:
    document = read_bytes(b"One.\r\n\r\nTwo.\r\nThree.\rFour.")
    assert document.text == "One.\n\nTwo.\nThree.\nFour."
    places = [document.positions.line_column(segment.start) for segment in document.segments]
    assert places == [(1, 1), (3, 1), (4, 1), (5, 1)]
    assert document.positions.file_offset(document.text.index("Four")) == 21


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_their_mark(encoding: str) -> None:
    text = "आज बारिश हुई। सब ठीक है।\nOne two."
    document = read_bytes(text.encode(encoding))
    assert document.text == text
    assert document.positions.line_column(document.segments[-1].start) == (2, 1)
    codes = [notice.code for notice in document.notices]
    assert codes == (["no-byte-order-mark"] if encoding in ("utf-16-le", "utf-16-be") else [])


LEGACY = [
    ("cp1252", "Die Brücke über den Fluß ist für Lkw gesperrt, sagte die Behörde am Montag."),
    ("cp1252", "“It’s over,” the café’s owner said – and closed the door."),
    ("cp1254", "Köprü ağır araçlara kapatıldı. Işıklar söndü, şoförler geri döndü."),
    ("cp1251", "Мост закрыт для грузовиков. Водители вернулись домой."),
    ("koi8_r", "Мост закрыт для грузовиков. Водители вернулись домой."),
    ("cp1256", "أغلق الجسر أمام الشاحنات وعاد السائقون إلى بيوتهم."),
    ("gb18030", "大桥对卡车关闭，司机们只好返回。"),
    ("cp932", "橋はトラックの通行が禁止された。運転手は引き返した。"),
    ("cp949", "다리는 트럭의 통행이 금지됐다. 운전사들은 돌아갔다."),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_legacy_encodings_are_told_with_a_notice(encoding: str, text: str) -> None:
    document = read_bytes(text.encode(encoding))
    assert document.text == text
    assert [notice.code for notice in document.notices] == ["legacy-encoding"]
    assert "UTF-8" in document.notices[0].message


def test_a_few_broken_bytes_do_not_turn_utf_8_into_something_else() -> None:
    document = read_bytes("Überall größere Schäden für Bürger. Ende".encode() + b"\xff.")
    assert document.text.startswith("Überall größere")
    assert [notice.code for notice in document.notices] == ["damaged-encoding"]


def test_invisible_characters_are_kept() -> None:
    text = "Go\u200bing \u202ehome\u202c now. آن\u200cها رفتند."
    assert read_document(text).text == text
    assert read_document(f"\ufeff{text}").text == text


BAD_FILES = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\r\n \n", "empty"),
    ("blank16.txt", "\ufeff \n".encode("utf-16-le"), "empty"),
    ("zeros.txt", b"\0" * 64, "binary"),
    ("program.txt", bytes(range(256)) * 4, "binary"),
    ("controls.txt", b"\x01\x02\x03\x04 abc \x05\x06\x07" * 20, "binary"),
    ("report.pdf", b"%PDF-1.7 \xe2\xe3\xcf\xd3", "PDF"),
    ("office.docx", b"PK\x03\x04\x14\x00", "archive or an office document"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "image"),
    ("page.html", b"<html><body>Hi.</body></html>", ".html is not read"),
    ("only-code.md", b"```\nprint(1)\n```\n", "no prose"),
    ("only-matter.md", b"---\ntitle: x\n---\n", "no prose"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD_FILES)
def test_a_bad_file_is_one_line_that_names_it(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_document(path)
    message = str(error.value)
    assert words in message
    assert str(path) in message
    assert "\n" not in message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / ("x" * 5000))
    with pytest.raises(InputError, match="cannot be read"):
        read_document(Path("a\0b"))


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Text.", encoding="utf-8")
    path.chmod(0)
    if sys.platform == "win32" or os.geteuid() == 0:
        assert read_document(path).text == "Text."  # the superuser may read every file
        return
    with pytest.raises(InputError, match="may not be read"):
        read_document(path)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_empty_text_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        read_document(text)


def test_standard_input_is_named_as_such() -> None:
    with pytest.raises(InputError, match="standard input is empty"):
        read_bytes(b"")


def test_one_line_of_100_000_characters_is_not_cut() -> None:
    document = read_document("word " * 20_000 + "end")
    assert [len(segment.text) for segment in document.segments] == [100_003]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    message = ""
    try:
        assert read_bytes(data).segments
    except InputError as error:
        message = str(error)
    assert "\n" not in message


LINES = st.lists(
    st.sampled_from(["One. Two", "é", "है।", "\r\n", "\n", "\r\n\r\n", " ", "\u200b", "a"]), min_size=1
)


@settings(deadline=None)
@given(LINES.map("".join))
def test_positions_lead_back_to_the_file(file_text: str) -> None:
    try:
        document = read_bytes(file_text.encode())
    except InputError:
        assert not file_text.replace("\u200b", "").strip()
        return
    lines = file_text.replace("\r\n", "\n").split("\n")
    for offset, character in enumerate(document.text):
        assert file_text[document.positions.file_offset(offset)] == character
        line, column = document.positions.line_column(offset)
        if character != "\n":
            assert lines[line - 1][column - 1] == character
    for segment in document.segments:
        assert document.text[segment.start : segment.end] == segment.text
