"""How surprising each word of an English text is, in bits a word.

A modified Kneser-Ney model of words (up to four) that backs off to one of word classes (up to six). Names, figures and
rare words count as classes (``symbols.py``), so that surprisal speaks of wording and not of topic. Weights and card are
in ``models/fluency``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mtqa.english.symbols import Vocabulary, encode, is_mask
from mtqa.models import model_path

if TYPE_CHECKING:
    import numpy

    from mtqa.english.ngrams import Trie

    Array = numpy.ndarray[Any, Any]

LEVELS = (8.0, 12.0, 16.0)
"""Bits above which the shares of a ``Profile`` are taken: the upper 31, 13 and 3 % of the words of held-out press
releases."""

SMALLEST = 2.0**-40
"""Least probability that is told from nought when two are mixed."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, figure, mark or run of names; half-open offsets into the text, or into the tokens that were given."""

    start: int
    end: int
    bits: float
    """Surprisal given the words before it in its sentence."""
    alone: float
    """Surprisal by its frequency only; ``bits - alone`` is what the context makes worse."""
    ordinary: bool
    """Whether it is a word of the vocabulary: no name, figure, mark or rare word."""


@dataclass(frozen=True, slots=True)
class Surprisal:
    """The words of one text as arrays of one length, sentence ends left out; see ``Word``."""

    starts: Array
    ends: Array
    bits: Array
    alone: Array
    ordinary: Array
    symbols: Array
    """Symbol numbers in the model's vocabulary."""
    total: float
    """Bits of the whole text, the ends of its sentences among them."""

    def __len__(self) -> int:
        return len(self.bits)

    def __iter__(self) -> Iterator[Word]:
        columns = (self.starts, self.ends, self.bits, self.alone, self.ordinary)
        return (Word(*row) for row in zip(*(column.tolist() for column in columns), strict=True))


@dataclass(frozen=True, slots=True)
class Profile:
    """How surprisal is spread over a text, in bits a word; all 0 for a text without words."""

    words: int
    mean: float
    spread: float
    """Standard deviation over words."""
    worse: float
    """Mean of what the context makes worse: the positive part of surprisal less that by frequency alone."""
    above: tuple[float, ...]
    """Share of words above each of ``LEVELS``."""


@dataclass(frozen=True)
class Model:
    """What ``models/fluency`` holds."""

    vocabulary: Vocabulary
    word: Trie
    by_class: Trie
    classes: Array
    """uint8 over symbols."""
    within: Array
    """float32 over symbols: surprisal of a word given its class."""
    alone: Array
    """float32 over symbols: surprisal by frequency."""
    ordinary: Array
    """bool over symbols."""
    mixture: Array
    """float32 (3, word orders, class orders): weight of each of ``parts`` by how much context the two models knew."""

    def bits(self, stream: Array) -> Array:
        """Surprisal of every symbol of a stream (as ``Trie.surprisal``); 2 ** -bits of all symbols add up to 1."""
        import numpy as np

        parts, known, class_known = self.parts(stream)
        weights = self.mixture[:, known, class_known]
        probability = (weights * parts).sum(0)
        found: Array = -np.log2(np.maximum(probability, SMALLEST))
        return found

    def parts(self, stream: Array) -> tuple[Array, Array, Array]:
        """Three probabilities of every symbol, shape (3, n), and how much context words and classes knew.

        The word model, which backs off to how many words a word follows; the same backing off to the class model
        instead; the class model. Each adds to 1 over all symbols.
        """
        import numpy as np

        word, by_class = self.word.surprisal(stream), self.by_class.surprisal(self.classes[stream])
        of_class = np.exp2(-by_class.bits - self.within[stream])
        of_word, rest = np.exp2(-word.bits), np.exp2(-word.backed)
        seen = np.maximum(of_word - rest * np.exp2(-self.word.bits[stream]), 0)
        return np.stack([of_word, seen + rest * of_class, of_class]), word.known, by_class.known


def surprisal(texts: Iterable[str | Sequence[str]]) -> list[Surprisal]:
    """Surprisal of the words of each text, or of each sequence of tokens (offsets then count tokens).

    Sentences are told apart inside a text; no context reaches across them. Takes any string and never raises. Give
    many texts at once: look-ups are made for all of them together.
    """
    import numpy as np

    model = load()
    coded = [_coded(text, model.vocabulary) for text in texts]
    if not coded:
        return []
    stream = np.concatenate([np.array(numbers, np.int64) for numbers, _, _ in coded])
    bits = model.bits(stream)
    found, at = [], 0
    for numbers, starts, ends in coded:
        here = slice(at, at + len(numbers))
        found.append(_surprisal(model, stream[here], bits[here], starts, ends))
        at += len(numbers)
    return found


def _coded(text: str | Sequence[str], vocabulary: Vocabulary) -> tuple[list[int], list[int], list[int]]:
    if isinstance(text, str):
        return encode(text, vocabulary)
    numbers = [0, *(vocabulary.number(token) for token in text), 0]
    return numbers, list(range(-1, len(text) + 1)), list(range(len(text) + 2))


def _surprisal(model: Model, stream: Array, bits: Array, starts: list[int], ends: list[int]) -> Surprisal:
    import numpy as np

    inner = np.flatnonzero(stream)
    symbols = stream[inner]
    return Surprisal(
        np.array(starts, np.int64)[inner],
        np.array(ends, np.int64)[inner],
        bits[inner],
        model.alone[symbols],
        model.ordinary[symbols],
        symbols,
        float(bits[1:].sum(dtype=np.float64)),
    )


def profile(texts: Iterable[str]) -> Profile:
    """How surprisal is spread over the words of an article, given whole or in segments."""
    import numpy as np

    parts = surprisal(texts)
    bits = np.concatenate([part.bits for part in parts]) if parts else np.zeros(0)
    alone = np.concatenate([part.alone for part in parts]) if parts else np.zeros(0)
    if not len(bits):
        return Profile(0, 0.0, 0.0, 0.0, (0.0,) * len(LEVELS))
    return Profile(
        len(bits),
        float(bits.mean()),
        float(bits.std()),
        float(np.maximum(bits - alone, 0).mean()),
        tuple(float((bits > level).mean()) for level in LEVELS),
    )


@cache
def load() -> Model:
    """The model that ships, memory-mapped, once a process. Raises ``InputError`` where it is missing or damaged."""
    return read(model_path("fluency"))


def read(folder: Path) -> Model:
    """The model in ``folder``: ``model.npy``, ``arrays.json``, ``symbols.txt``, ``names.tsv``."""
    symbols = tuple((folder / "symbols.txt").read_text(encoding="utf-8").split("\n")[:-1])
    names = (line.split("\t") for line in (folder / "names.tsv").read_text(encoding="utf-8").splitlines())
    return model_of(_arrays(folder), Vocabulary(symbols, MappingProxyType({row[0]: row[1] for row in names})))


def model_of(arrays: Mapping[str, Array], vocabulary: Vocabulary) -> Model:
    """The model that these arrays (as in ``arrays.json``) make up."""
    import numpy as np

    from mtqa.english.ngrams import trie

    return Model(
        vocabulary,
        trie(arrays, "word"),
        trie(arrays, "class"),
        arrays["classes"],
        arrays["within"],
        arrays["alone"],
        np.array([symbol[0].isalpha() and not is_mask(symbol) for symbol in vocabulary.symbols]),
        arrays["mixture"],
    )


def _arrays(folder: Path) -> Mapping[str, Array]:
    """Every array as a read-only view into the mapped file."""
    import json

    import numpy as np

    blob = np.load(folder / "model.npy", mmap_mode="r")
    places = json.loads((folder / "arrays.json").read_text(encoding="utf-8"))
    found = {}
    for name, (dtype, shape, offset) in places.items():
        size = np.dtype(dtype).itemsize * int(np.prod(shape))
        found[name] = blob[offset : offset + size].view(dtype).reshape(shape).view(np.ndarray)
    return MappingProxyType(found)
