"""Shipped models are found, and a damaged one is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mtqa.errors import InputError
from mtqa.models import CHECKSUMS, checked_folder, installed, model_path

LARGEST_FOLDER = 20_000_000
"""Bytes the embedding may take."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the embedding's folder to spoil."""
    return Path(shutil.copytree(model_path("embedding"), tmp_path / "embedding"))


def test_every_shipped_model_is_whole_and_documented() -> None:
    assert "embedding" in installed()
    for name in installed():
        folder = model_path(name)
        assert (folder / "README.md").is_file()
        assert (folder / "LICENSE").is_file()


def test_the_embedding_is_small() -> None:
    folder = model_path("embedding")
    assert sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) < LARGEST_FOLDER


def test_an_untouched_copy_is_accepted(copy: Path) -> None:
    assert checked_folder(copy) == copy


def test_a_changed_byte_is_noticed(copy: Path) -> None:
    content = bytearray((copy / "vectors.npy").read_bytes())
    content[-1] ^= 1
    (copy / "vectors.npy").write_bytes(content)
    with pytest.raises(InputError, match=r"vectors\.npy is damaged .*reinstall"):
        checked_folder(copy)


def test_a_missing_file_is_noticed(copy: Path) -> None:
    (copy / "scales.npy").unlink()
    with pytest.raises(InputError, match=r"scales\.npy is missing: reinstall"):
        checked_folder(copy)


def test_a_folder_without_checksums_is_refused(copy: Path) -> None:
    (copy / CHECKSUMS).unlink()
    with pytest.raises(InputError, match=f"has no {CHECKSUMS}"):
        checked_folder(copy)


def test_an_unknown_model_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no model 'unheard-of'.*embedding"):
        model_path("unheard-of")
