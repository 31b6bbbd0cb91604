"""Text before any meaning: identify its language, cut it into sentences and tokens."""

from __future__ import annotations

from mtqa.text.identify import Identification, identify
from mtqa.text.split import split_paragraphs, split_sentences, split_within
from mtqa.text.tokenise import Token, tokenise

__all__ = [
    "Identification",
    "Token",
    "identify",
    "split_paragraphs",
    "split_sentences",
    "split_within",
    "tokenise",
]
