"""Makes the pictures of the README from a real check of a shipped article.

Needs Chromium (``chromium``, ``chromium-browser`` or ``google-chrome``) and fonts for the source's script.
Run it at the top of the checkout, with mtqa installed: ``python reports/pictures/make.py``.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import mtqa
from mtqa.report import Report
from mtqa.writers import html, terminal

HERE = Path(__file__).parent
ARTICLE = Path("corpora/hi/hi-0001")
COLUMNS = 96
LINE_HEIGHT = 21
"""Pixels; with ``PADDING`` it gives the height of the terminal's picture."""
CHARACTER_WIDTH = 8.5
"""Pixels, a little over what the fonts need."""
PADDING = 28
COMMAND = f"""$ mtqa check {ARTICLE}/machine.en.txt --source {ARTICLE}/source.txt \\
             --retranslation {ARTICLE}/retranslation.tsv"""
TOP = 30
"""Most lines of terminal output in the picture; it ends with the last passage that fits whole."""
DESK = (1280, 980)
"""Width and height in pixels of the picture of the page."""

THEME = TerminalTheme(
    (24, 25, 28),
    (226, 223, 216),
    [
        (60, 62, 66),
        (255, 125, 132),
        (143, 214, 164),
        (240, 200, 100),
        (130, 170, 230),
        (200, 150, 220),
        (120, 200, 210),
        (226, 223, 216),
    ],
)
PAGE = f"""<!DOCTYPE html><meta charset="utf-8"><style>
body {{{{ margin: 0; padding: {PADDING}px; background: {{background}}; }}}}
pre {{{{ margin: 0; color: {{foreground}}; font: 14px/{LINE_HEIGHT}px "Noto Sans Mono", "DejaVu Sans Mono",
  "Noto Sans Devanagari", monospace; }}}}
{{stylesheet}}
</style><pre>{{code}}</pre>"""


def main() -> None:
    """Checks the article and writes ``terminal.png`` and ``report.png`` beside this file."""
    report = check()
    text = terminal.write(report, colour=True, width=COLUMNS)
    lines = [*COMMAND.splitlines(), "", *whole_passages(text.splitlines())]
    size = (COLUMNS * CHARACTER_WIDTH + 2 * PADDING, LINE_HEIGHT * len(lines) + 2 * PADDING)
    screenshot(terminal_page(Text.from_ansi("\n".join(lines))), HERE / "terminal.png", size)
    screenshot(html.write(report), HERE / "report.png", DESK)


def whole_passages(lines: list[str]) -> list[str]:
    """The first lines, at most ``TOP``, up to the end of a passage."""
    ends = [index for index, line in enumerate([*lines, ""]) if not line and index <= TOP]
    return lines[: ends[-1]]


def check() -> Report:
    """The report of the article against its source and the re-translation made by hand."""
    recorded = ARTICLE / "retranslation.tsv"
    rows = recorded.read_text(encoding="utf-8").splitlines()
    pairs = [(source, english) for source, english in (row.split("\t") for row in rows)]
    return mtqa.check(
        ARTICLE / "machine.en.txt", source=ARTICLE / "source.txt", retranslations={recorded.stem: pairs}
    )


def terminal_page(text: Text) -> str:
    """A page that looks like a terminal showing the text."""
    console = Console(record=True, width=400, file=StringIO(), force_terminal=True, _environ={})
    console.print(text, soft_wrap=True)
    return console.export_html(theme=THEME, code_format=PAGE)


def screenshot(page: str, picture: Path, size: tuple[float, float]) -> None:
    """A picture of a page in headless Chromium."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("no Chromium on the path: install it to make the pictures")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        options += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        options += [
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
            f"--window-size={size[0]:.0f},{size[1]:.0f}",
        ]
        command = [browser, *options, f"--screenshot={picture.resolve()}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    picture.write_bytes(recompressed(picture.read_bytes()))


def recompressed(png: bytes) -> bytes:
    """The same picture in fewer bytes: Chromium packs its PNG files in haste."""
    kept, packed, place = b"", b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if kind == b"IDAT":
            packed += data
        elif kind == b"IHDR":
            kept += chunk(kind, data)
        place += length + 12
    pixels = chunk(b"IDAT", zlib.compress(zlib.decompress(packed), 9))
    return png[:8] + kept + pixels + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG chunk: length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
