"""Beads as text for the eye or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mtqa.align.bead import Bead
from mtqa.document import Document


def write_text(beads: Sequence[Bead], article: Document, source: Document) -> str:
    """One block a bead: kind and score, then the source sentences (``<``) and the English ones (``>``)."""
    return "\n".join(_block(bead, article, source) for bead in beads)


def write_json(beads: Sequence[Bead]) -> str:
    """A JSON array of beads as in schema ``mtqa/1``: id, source and English segment indices, score 0-1."""
    rows = [
        {"id": i, "source": list(b.source), "english": list(b.english), "score": round(b.score, 4)}
        for i, b in enumerate(beads)
    ]
    return json.dumps(rows, indent=2) + "\n"


def _block(bead: Bead, article: Document, source: Document) -> str:
    lines = [f"{len(bead.source)}-{len(bead.english)}  score {bead.score:.2f}"]
    lines += [f"  < {_one_line(source.segments[i].text)}" for i in bead.source]
    lines += [f"  > {_one_line(article.segments[i].text)}" for i in bead.english]
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
