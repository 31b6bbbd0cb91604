"""The formats as they are, whole: a change of layout is seen here and kept on purpose or not at all."""

from __future__ import annotations

import pytest

from tests.writers.make_golden import FOLDER, GOLDEN


@pytest.mark.parametrize("name", GOLDEN)
def test_output_is_as_kept(name: str) -> None:
    assert GOLDEN[name]() == (FOLDER / name).read_text(encoding="utf-8")
