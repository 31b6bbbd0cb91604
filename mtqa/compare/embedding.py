"""The shipped multilingual sentence embedding: a weighted vector a subword, added up.

Static, so encoding is a table look-up; trained by `models/embedding/train.py` with a contrastive loss on sentence
pairs of sixteen languages with English. Languages it never saw still share names, numbers and cognates.
"""

from __future__ import annotations

import pathlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL_NAME = "embedding"

MAX_CHARACTERS = 20_000
"""Characters of one sentence that are read: a longer one is no sentence, and its vector has long settled."""

_DROPPED = re.compile(
    "[\u0640\u064b-\u0652\u0670\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
)
"""Arabic vowel signs and tatweel, zero-width and direction marks: present or absent by taste, never by meaning."""

_FOLDED = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "ё": "е",
        "।": ".",
        "–": "-",
        "—": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
    }
)
"""Letters and marks that writers of one language, or of neighbouring languages, use for each other."""

_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"[^\W\D0-9]")


def normalise(text: str) -> str:
    """`text` as the embedding was trained on it: NFKC, lower case, ASCII digits, one kind of quote, single spaces."""
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower()).translate(_FOLDED)
    folded = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group(), 0)), folded)
    return _SPACE.sub(" ", folded).strip()


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """The loaded model; get it from `load_embedding`."""

    processor: Any
    table: NDArray[numpy.int8]
    """One row a subword; `table[i] * scales[i]` is its vector with its weight."""
    scales: NDArray[numpy.float32]

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self.table.shape[1])

    def pieces(self, text: str) -> list[str]:
        """The subwords of `text` after normalisation."""
        return list(self.processor.encode(normalise(text)[:MAX_CHARACTERS], out_type=str))

    def ids(self, sentences: Sequence[str]) -> list[NDArray[numpy.int64]]:
        """Numbers of the subwords of each sentence."""
        return [_ids(self, sentence) for sentence in sentences]

    def subword_vectors(self, ids: NDArray[numpy.int64]) -> NDArray[numpy.float32]:
        """Vectors of subwords, shape (n, dimensions); the longer a vector, the more the subword weighs."""
        return self.table[ids].astype(numpy.float32) * self.scales[ids][:, None]

    def pieces_vectors(self, sentences: Sequence[str]) -> list[NDArray[numpy.float32]]:
        """For each sentence the vectors of its subwords, shape (subwords, dimensions)."""
        return [self.subword_vectors(ids) for ids in self.ids(sentences)]

    def sums(self, sentences: Sequence[str]) -> NDArray[numpy.float32]:
        """Unscaled sentence vectors, shape (n, dimensions): that of two sentences joined is the sum of theirs."""
        result = numpy.zeros((len(sentences), self.dimensions), dtype=numpy.float32)
        for row, ids in enumerate(self.ids(sentences)):
            if len(ids):
                result[row] = self.scales[ids] @ self.table[ids].astype(numpy.float32)
        return result

    def encode(self, sentences: Sequence[str]) -> NDArray[numpy.float32]:
        """Sentence vectors of length 1, shape (n, dimensions); a text with nothing known in it gets zeros."""
        return unit(self.sums(sentences))

    def word_vectors(self, words: Sequence[str]) -> NDArray[numpy.float32]:
        """Vectors of words, of any language, in the space of the sentences: shape (n, dimensions), length 1."""
        return self.encode(words)


@lru_cache(maxsize=32_768)
def _ids(embedding: Embedding, sentence: str) -> NDArray[numpy.int64]:
    """Kept, for the words of an article come back in its alignment, its names and its roles."""
    ids = numpy.array(embedding.processor.encode(normalise(sentence)[:MAX_CHARACTERS]), dtype=numpy.int64)
    ids.setflags(write=False)
    return ids


def unit(vectors: NDArray[numpy.float32]) -> NDArray[numpy.float32]:
    """Rows scaled to length 1; rows of zeros stay zeros."""
    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / numpy.where(lengths > 0, lengths, 1)).astype(numpy.float32)


def read_embedding(folder: pathlib.Path) -> Embedding:
    """The model in `folder`, whose files have been checked (`mtqa.models.checked_folder`)."""
    from sentencepiece import SentencePieceProcessor

    processor = SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    return Embedding(processor, numpy.load(folder / "vectors.npy"), numpy.load(folder / "scales.npy"))


@cache
def load_embedding() -> Embedding:
    """The shipped embedding, loaded once a process. Raises `InputError` when its files are absent or damaged."""
    from mtqa.models import model_path

    return read_embedding(model_path(MODEL_NAME))


@lru_cache(maxsize=2048)
def word_vectors(words: tuple[str, ...]) -> NDArray[numpy.float32]:
    """Unit vectors of words by the shipped embedding, shape (n, dimensions), zeros for unknown ones; kept for a while.

    All the words of a text at once, for a call costs more than a word.
    """
    return load_embedding().word_vectors(words)
