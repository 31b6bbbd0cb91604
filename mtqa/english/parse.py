"""The grammar of English text: words with part of speech, lemma, features, and who depends on whom.

The parser is a spaCy pipeline with Universal Dependencies 2 (de Marneffe et al. 2021): ``token.pos_`` (UPOS),
``token.lemma_``, ``token.morph``, ``token.dep_`` with subtypes (``nsubj:pass``, ``aux:pass``; ``ROOT`` for the root),
``token.head``. It ships as the model ``parser``; a setting may name another installed spaCy pipeline instead.

The text is cut into sentences first (`mtqa.text.split_sentences`), each is parsed by itself and kept, so that the same
sentence is parsed once whether it comes alone or in a longer text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from mtqa.config import SHIPPED_PARSER
from mtqa.errors import InputError
from mtqa.text.split import split_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KEPT_SENTENCES = 4096
"""Parsed sentences kept in a process: some articles' worth, about 40 MB."""

LONGEST_PIECE = 4000
"""Characters parsed at once. No sentence is so long; a page without a sentence end is cut at a blank before that."""

BATCH = 32
"""Sentences a batch of the pipeline: 128 are a tenth faster but take 75 MB more for a while (`reports/parser.md`)."""

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs: no valid text has them, and spaCy cannot hold them."""


def is_available(pipeline: str = SHIPPED_PARSER) -> bool:
    """Whether that pipeline, the shipped one or an installed package, can be loaded; loads nothing."""
    if pipeline != SHIPPED_PARSER:
        return pipeline.isidentifier() and find_spec(pipeline) is not None
    from mtqa.models import installed

    return SHIPPED_PARSER in installed()


def parse(text: str, pipeline: str = SHIPPED_PARSER) -> Doc:
    """The parse of an English text: ``doc.text == text``, and ``token.idx`` counts code points from its start.

    Any text will do: an empty one has no tokens, several sentences have a root each (`doc.sents`). Surrogate halves
    are read as U+FFFD. The result is shared: do not change it. Raises ``InputError`` when there is no such pipeline.
    """
    return parse_all([text], pipeline)[0]


def parse_all(texts: Iterable[str], pipeline: str = SHIPPED_PARSER) -> list[Doc]:
    """`parse` of each text, in order; several times as fast as one call a text, and later calls find the results."""
    return _parser(pipeline).parse_all([_SURROGATES.sub("\ufffd", text) for text in texts])


class _Parser:
    """A loaded pipeline and the sentences it parsed last."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._no_tensor = nlp.make_doc("").tensor
        self._kept: OrderedDict[str, Doc] = OrderedDict()
        self._lock = Lock()

    def parse_all(self, texts: list[str]) -> list[Doc]:
        cut = [_pieces(text) for text in texts]
        with self._lock:
            parsed = self._sentences({piece for pieces in cut for piece in pieces})
        return [self._joined([parsed[piece] for piece in pieces]) for pieces in cut]

    def _sentences(self, wanted: set[str]) -> dict[str, Doc]:
        found = {piece: self._kept[piece] for piece in wanted if piece in self._kept}
        missing = sorted(wanted - found.keys(), key=lambda piece: (len(piece), piece))
        tokens = [self._nlp.make_doc(piece) for piece in missing]
        words = self._nlp.pipe((_as_one_sentence(_without_blanks(doc)) for doc in tokens), batch_size=BATCH)
        for piece, doc, parsed in zip(missing, tokens, words, strict=True):
            parsed.tensor = self._no_tensor  # the vectors behind the decisions are most of its size
            found[piece] = self._kept[piece] = _with_blanks(parsed, doc)
        for piece in found:
            self._kept.move_to_end(piece)
        while len(self._kept) > KEPT_SENTENCES:
            self._kept.popitem(last=False)
        return found

    def _joined(self, docs: list[Doc]) -> Doc:
        if len(docs) == 1:
            return docs[0]
        from spacy.tokens import Doc

        whole = Doc.from_docs(docs, ensure_whitespace=False)
        return whole if whole is not None else self._nlp.make_doc("")


@cache
def _parser(pipeline: str) -> _Parser:
    if pipeline == SHIPPED_PARSER:
        from mtqa.models import model_path

        return _Parser(load_shipped(model_path(SHIPPED_PARSER)))
    if not is_available(pipeline):
        raise InputError(f"no spaCy pipeline {pipeline!r} is installed: install it or leave the setting out")
    import spacy

    try:
        return _Parser(spacy.load(pipeline, exclude=["ner"]))
    except (OSError, ValueError) as error:
        raise InputError(f"spaCy pipeline {pipeline!r} cannot be loaded: {error}") from error


def _as_one_sentence(doc: Doc) -> Doc:
    """Keeps the parser from cutting further what `split_sentences` holds together."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _without_blanks(doc: Doc) -> Doc:
    """The same without tokens of white space, which no treebank has; the document itself when it has none."""
    words = [token for token in doc if not token.is_space]
    if len(words) == len(doc):
        return doc
    spaces = [bool(token.whitespace_) for token in words]
    return type(doc)(doc.vocab, words=[token.text for token in words], spaces=spaces)


def _with_blanks(parsed: Doc, doc: Doc) -> Doc:
    """The parse of `_without_blanks(doc)` over all tokens of ``doc``; a blank depends on the word before it."""
    if len(parsed) == len(doc):
        return parsed
    places = [token.i for token in doc if not token.is_space]
    words = dict(zip(places, parsed, strict=True))
    at = [words.get(token.i) for token in doc]
    before = [places[max(bisect_right(places, i) - 1, 0)] if places else i for i in range(len(doc))]
    return type(doc)(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[word.tag_ if word else "_SP" for word in at],
        pos=[word.pos_ if word else "SPACE" for word in at],
        morphs=[str(word.morph) if word else "" for word in at],
        lemmas=[word.lemma_ if word else token.text for word, token in zip(at, doc, strict=True)],
        heads=[places[word.head.i] if word else before[i] for i, word in enumerate(at)],
        deps=[word.dep_ if word else "dep" for word in at],
    )


def load_shipped(folder: Path) -> Language:
    """The pipeline in a folder as `models/parser/train.py` leaves it: its vectors are stored in half precision."""
    with _light_import():
        import spacy
        from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
        from spacy.util import registry
        from thinc.api import use_ops

    # spaCy would build the tokeniser of its own language data first, only to fill it again from the folder.
    registry.tokenizers("mtqa.to_be_filled.v1", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    # numpy's product of matrices is two to three times as fast as the kernels that spaCy brings by itself.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder, config={"nlp.tokenizer.@tokenizers": "mtqa.to_be_filled.v1"})
    vectors: Any = nlp.vocab.vectors
    vectors.data = vectors.data.astype("float32")
    return nlp


@contextmanager
def _light_import() -> Iterator[None]:
    """Imports spaCy without torch (seconds and 200 MB where it is installed) and without its command line (0.3 s).

    The shipped pipeline uses neither. Both can be imported as ever afterwards.
    """
    command_line, about = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    about.info = lambda *arguments: import_module("spacy.cli.info").info(*arguments)  # type: ignore[attr-defined]
    stand_ins = {"torch": None, command_line.__name__: command_line, about.__name__: about}
    placed = {} if "spacy" in sys.modules else {n: m for n, m in stand_ins.items() if n not in sys.modules}
    sys.modules.update(placed)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in placed:
            del sys.modules[name]


def _pieces(text: str) -> list[str]:
    """The sentences of a text, each with the blanks up to the next; together they are the text."""
    starts = [start for start, _ in split_sentences(text, "en")[1:]]
    bounds = [0, *starts, len(text)]
    sentences = [text[a:b] for a, b in pairwise(bounds)]
    return [piece for sentence in sentences for piece in _short(sentence)]


def _short(sentence: str) -> Iterable[str]:
    while len(sentence) > LONGEST_PIECE:
        cut = sentence.rfind(" ", 1, LONGEST_PIECE) + 1 or LONGEST_PIECE
        yield sentence[:cut]
        sentence = sentence[cut:]
    if sentence:
        yield sentence
