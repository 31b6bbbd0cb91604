"""Where the models that ship with mtqa are, in a checkout and in an installed wheel, and whether they are whole."""

from __future__ import annotations

import hashlib
import pathlib
from functools import cache

from mtqa.errors import InputError

CHECKSUMS = "SHA256SUMS"
"""File in each model folder, as `sha256sum` writes it: one line a file that is loaded at run time."""

_HERE = pathlib.Path(__file__).resolve().parent
_PLACES = (_HERE / "_models", _HERE.parent / "models")


def model_path(name: str) -> pathlib.Path:
    """The folder of the shipped model `name`, its files checked against their SHA-256 once a process.

    Looks in the installed wheel (`mtqa/_models/NAME`), then in the checkout (`models/NAME`). Raises `InputError` when
    the model is absent, a file of it is missing, or a file differs from its checksum.
    """
    for place in _PLACES:
        if (place / name / CHECKSUMS).is_file():
            return checked_folder(place / name)
    known = ", ".join(installed()) or "none"
    raise InputError(f"no model {name!r} ships with this copy of mtqa (there are: {known}): reinstall mtqa")


@cache
def installed() -> tuple[str, ...]:
    """Names of the models that ship with this copy of mtqa, sorted."""
    return tuple(sorted({file.parent.name for place in _PLACES for file in place.glob(f"*/{CHECKSUMS}")}))


@cache
def checked_folder(folder: pathlib.Path) -> pathlib.Path:
    """`folder`, once every file its checksum list names is there and unchanged; otherwise `InputError`."""
    sums = folder / CHECKSUMS
    if not sums.is_file():
        raise InputError(f"model folder {folder} has no {CHECKSUMS}: reinstall mtqa or the model")
    for line in sums.read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        file = folder / name
        if not file.is_file():
            raise InputError(f"model file {file} is missing: reinstall mtqa or the model")
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
        if found != expected:
            raise InputError(
                f"model file {file} is damaged (its SHA-256 differs): reinstall mtqa or the model"
            )
    return folder
