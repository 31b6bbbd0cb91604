"""Writes the golden files anew: ``python -m tests.writers.make_golden``; look before you keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mtqa.writers import json_report, terminal
from tests.writers.report_examples import arabic_report, clean_report, hindi_report

FOLDER = Path(__file__).parent / "golden"

GOLDEN: Mapping[str, Callable[[], str]] = {
    "hindi.txt": lambda: terminal.write(hindi_report(), colour=False, width=100),
    "hindi-narrow.txt": lambda: terminal.write(hindi_report(), colour=False, width=56),
    "hindi-verbose.txt": lambda: terminal.write(hindi_report(), colour=False, verbose=True),
    "hindi-colour.txt": lambda: terminal.write(hindi_report(), colour=True, width=80),
    "arabic.txt": lambda: terminal.write(arabic_report(), colour=False, width=80),
    "clean.txt": lambda: terminal.write(clean_report(), colour=False, width=100),
    "hindi.json": lambda: json_report.write(hindi_report()),
}


def main() -> None:
    """Writes every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in GOLDEN.items():
        (FOLDER / name).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
