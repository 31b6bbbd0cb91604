"""Train the English parser that ships here: vectors of words, then tagger and parser over them, then lemma tables.

    python models/parser/train.py --ud FOLDER_OF_TREEBANKS --text FOLDER_OF_XZ_TEXTS --work FOLDER

``--ud`` holds ``UD_English-EWT.tar.xz`` and, only to measure, ``UD_English-GUM.tar.xz``; every text is one paragraph a
line, xz-compressed. Needs ``floret`` beside spaCy; about an hour on one core, 2 GB. Steps already done in ``--work``
are not done again. ``--only evaluate`` prints the figures of the pipeline in ``--output``, the folder of this file
when none is given.

Bojanowski et al. 2017 and Boyd and Warmerdam 2022 (floret: subwords hashed into one small table); Honnibal and Johnson
2015 (arc-eager parsing with a dynamic oracle); Nivre and Nilsson 2005 (pseudo-projective trees).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin, Token
    from spacy.vocab import Vocab

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

SEED = 7
TREEBANKS = {"EWT": ("train", "dev", "test"), "GUM": ("test",)}
"""Parts read of each treebank. GUM is non-commercial: it is measured on, never trained on."""

TEXTS = (
    "onestop_english", "senate_press_releases", "congress_press_releases", "digitalgov_news", "nltk_masc",
    "frus_history", "nltk_state_union", "wikipedia_en_a", "wikipedia_en_b",
)  # fmt: skip
"""In the order read: the vectors depend on it."""
WORDS_A_TEXT = 6_000_000
"""Words read of each text at most, so that press releases and encyclopaedia weigh much the same."""
VECTORS = {
    "model": "cbow", "mode": "floret", "dim": 96, "ws": 3, "minn": 4, "maxn": 5, "minCount": 8, "epoch": 2,
    "neg": 8, "hashCount": 2, "bucket": 30_000, "thread": 1, "lr": 0.05, "t": 1e-3,
}  # fmt: skip
"""Small window: it is grammar that the vectors are to carry."""

USUAL_WORDS = "the of killed said Armenia quickly bombing Monday ombudsman , . in".split()
LENGTH = 4.0
"""Mean length that the vectors of `USUAL_WORDS` are brought to: as they come, they drown the other features."""

HEADLINES = 0.07
"""Share of sentences that are also given as a headline: title case, no full stop."""
UNSTOPPED = 0.03
"""Share that are also given without their full stop."""
SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ"})
"""Parts of speech that a headline leaves in small letters."""

RUNS = [r"[!?]{2,}", *(rf"{re.escape(mark)}{{2,}}" for mark in "=*_~#$<>+-.,")]
"""Marks in a row are one word, as the treebank has them (``!!``, ``-----``)."""

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|St|Gen|Lt|Jr|Sr|Inc|Corp|Co|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|\d[\d,.:/]*\d|\d|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?:can(?=not\b))|[^\W\d_]+|\.\.\.|--|\S",
    re.I,
)
"""Cuts much as spaCy's English tokeniser does, many times as fast."""

NOUN_RULES = [["sses", "ss"], ["ies", "y"], ["ches", "ch"], ["shes", "sh"], ["xes", "x"], ["zzes", "zz"]]
NOUN_RULES += [["men", "man"], ["s", ""]]
VERB_RULES = [
    ["ies", "y"],
    ["ied", "y"],
    ["ying", "y"],
    ["sses", "ss"],
    ["ches", "ch"],
    ["shes", "sh"],
    ["xes", "x"],
]
VERB_RULES += [
    [stem + suffix, stem + "e"]
    for stem in ("at", "iz", "is", "yz", "c", "v", "u", "g", "ur", "ir", "as", "os", "us")
    for suffix in ("ed", "ing")
]
VERB_RULES += [[2 * letter + suffix, letter] for letter in "bdgklmnprt" for suffix in ("ed", "ing")]
VERB_RULES += [["s", ""], ["ed", ""], ["ing", ""]]
ADJECTIVE_RULES = [["iest", "y"], ["ier", "y"], ["est", ""], ["er", ""], ["est", "e"], ["er", "e"]]
"""For words that no table has; the first that fits, or the first that makes a known lemma, is taken."""

Row = list[str]


def read_treebanks(ud: Path, work: Path) -> None:
    """Each part as spaCy documents, one sentence each, with the spacing of the original text."""
    import spacy

    nlp = spacy.blank("en")
    for name, parts in TREEBANKS.items():
        archive = ud / f"UD_English-{name}.tar.xz"
        for part in parts:
            target = work / f"{name.lower()}-{part}.spacy"
            if target.exists() or not archive.exists():
                continue
            with tarfile.open(archive) as files:
                path = next(m for m in files.getnames() if m.endswith(f"{name.lower()}-ud-{part}.conllu"))
                content = files.extractfile(path)
                assert content is not None
                lines = content.read().decode("utf-8").split("\n")
            documents = [doc for rows in sentences(lines) if (doc := document(nlp.vocab, rows)) is not None]
            _store(documents).to_disk(target)


def sentences(lines: Iterable[str]) -> Iterator[list[Row]]:
    """The rows of each sentence of a CoNLL-U file, comments left out."""
    rows: list[Row] = []
    for line in [*lines, ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield rows
            rows = []


def document(vocab: Vocab, rows: list[Row]) -> Doc | None:
    """One sentence as a spaCy document; contractions are cut as the treebank has them. None where that cannot be."""
    from spacy.tokens import Doc

    words = [row for row in rows if "-" not in row[0] and "." not in row[0]]
    forms = [row[1] for row in words]
    spaces = [_space_after(row) for row in words]
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        if sum(map(len, forms[first - 1 : last])) != len(row[1]):
            return None
        at = 0
        for i in range(first - 1, last):
            length = len(forms[i])
            forms[i], spaces[i] = row[1][at : at + length], False
            at += length
        spaces[last - 1] = _space_after(row)
    return Doc(
        vocab,
        words=forms,
        spaces=spaces,
        tags=[row[4] for row in words],
        pos=[row[3] for row in words],
        morphs=["" if row[5] == "_" else row[5] for row in words],
        lemmas=[row[1] if row[2] == "_" else row[2] for row in words],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in words],
    )


def _space_after(row: Row) -> bool:
    return "SpaceAfter=No" not in row[9]


def _store(documents: Iterable[Doc]) -> DocBin:
    from spacy.tokens import DocBin

    attributes = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]
    return DocBin(attrs=attributes, docs=documents)


def add_headlines(work: Path) -> None:
    """The training part with some sentences once more as headlines, and some without their full stop."""
    import spacy
    from spacy.tokens import DocBin

    chance = random.Random(SEED)
    documents = list(DocBin().from_disk(work / "ewt-train.spacy").get_docs(spacy.blank("en").vocab))
    made = []
    for doc in documents:
        drawn = chance.random()
        if not 5 <= len(doc) <= 30:
            continue
        last = doc[-1]
        stopped = last.is_punct and not list(last.children) and last.head.i != last.i
        length = len(doc) - stopped
        if drawn < HEADLINES:
            made.append(_copy(doc, [_titled(token) for token in doc], length))
        elif drawn < HEADLINES + UNSTOPPED and stopped:
            made.append(_copy(doc, [token.text for token in doc], length))
    _store([*documents, *made]).to_disk(work / "train.spacy")


def _titled(token: Token) -> str:
    if token.i and token.pos_ in SMALL:
        return str(token.text)
    return str(token.text[:1].upper() + token.text[1:])


def _copy(doc: Doc, words: list[str], length: int) -> Doc:
    tokens = list(doc)[:length]
    return type(doc)(
        doc.vocab,
        words=words[:length],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        heads=[token.head.i for token in tokens],
        deps=[token.dep_ for token in tokens],
    )


def train_vectors(text: Path, work: Path) -> None:
    """The vectors as a spaCy vocabulary in ``work/vectors``."""
    import numpy as np
    import spacy
    from spacy.training.initialize import convert_vectors

    lines = work / "text.txt"
    if not lines.exists():
        with lines.open("w", encoding="utf-8") as target:
            for path in (text / f"{name}.txt.xz" for name in TEXTS):
                target.writelines(" ".join(words) + "\n" for words in _read(path))
    table = work / "vectors.floret"
    if not table.exists():
        import_module("floret").train_unsupervised(str(lines), **VECTORS).save_floret_vectors(str(table))
    nlp = spacy.blank("en")
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    usual = np.mean(
        [float(np.linalg.norm(np.asarray(nlp.vocab[word].vector, dtype=float))) for word in USUAL_WORDS]
    )
    nlp.vocab.vectors.data = (nlp.vocab.vectors.data * (LENGTH / usual)).astype("float32")
    nlp.to_disk(work / "vectors")


def _read(path: Path) -> Iterator[list[str]]:
    count = 0
    with lzma.open(path, "rt", encoding="utf-8", errors="replace") as paragraphs:
        for paragraph in paragraphs:
            words = _WORD.findall(paragraph)
            count += len(words)
            if len(words) >= 5:
                yield words
            if count > WORDS_A_TEXT:
                return


def train_parser(work: Path) -> None:
    """Tagger and parser over shared vectors, by ``training.cfg``; the best by the development part is kept."""
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from spacy.util import load_config
    from thinc.api import NumpyOps, set_current_ops

    # numpy multiplies matrices two to three times as fast as the kernels that spaCy brings.
    set_current_ops(NumpyOps(use_blis=False))
    paths = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "ewt-dev.spacy"),
        "paths.vectors": str(work / "vectors"),
    }
    config = load_config(HERE / "training.cfg", overrides=paths, interpolate=False)
    train(init_nlp(config), work / "trained")


def add_lemmatiser(work: Path, output: Path) -> None:
    """The trained pipeline with spaCy's rule lemmatiser over our tables, and its tokeniser mended, in ``output``."""
    import spacy
    from spacy.lookups import Lookups
    from spacy.tokens import DocBin

    nlp = spacy.load(work / "trained" / "model-best")
    lookups = Lookups()
    documents = DocBin().from_disk(work / "ewt-train.spacy").get_docs(nlp.vocab)
    for name, table in lemma_tables(documents).items():
        lookups.add_table(name, table)
    lemmatiser: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="morphologizer")
    lemmatiser.initialize(lookups=lookups)
    _keep_runs_whole(nlp)
    vectors: Any = nlp.vocab.vectors
    vectors.data = vectors.data.astype("float16")  # half the size, and no difference in any figure
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(
        name="mtqa_parser",
        license="CC BY-SA 4.0",
        description="English tagger, lemmatiser and dependency parser (Universal Dependencies)",
        spacy_version=">=3.8,<4",
        performance={},
    )
    for path in ("config.cfg", "meta.json", "tokenizer"):
        (output / path).unlink(missing_ok=True)
    nlp.to_disk(output)


def _keep_runs_whole(nlp: Language) -> None:
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    usual = nlp.Defaults
    tokeniser: Any = nlp.tokenizer
    tokeniser.prefix_search = compile_prefix_regex([*RUNS, *(usual.prefixes or ())]).search
    tokeniser.suffix_search = compile_suffix_regex([*RUNS, *(usual.suffixes or ())]).search
    tokeniser.infix_finditer = compile_infix_regex(
        [r"={2,}", r"-{2,}", r"\*{2,}", *(usual.infixes or ())]
    ).finditer


def lemma_tables(documents: Iterable[Doc]) -> dict[str, dict[str, Any]]:
    """Forms with their lemmas, known lemmas and rules, by part of speech.

    What the treebank says of a form comes first, then irregular inflection, then what `mtqa.english.inflection` makes
    of frequent words; of two lemmas that share a form the more frequent one has it.
    """
    from mtqa.english.inflection import plural, verb_forms
    from mtqa.languages import load_pack
    from mtqa.models import model_path

    english = load_pack("en")
    assert english is not None
    irregular_verbs = english.section("irregular_verbs")
    irregular_nouns = english.section("irregular_nouns")
    frequency = (model_path("wordvectors") / "frequency.txt").read_text(encoding="utf-8").splitlines()
    rank = {line.split()[0]: place for place, line in enumerate(frequency)}

    def often(word: str) -> tuple[int, str]:
        return rank.get(word, len(rank)), word

    exceptions, lemmas, seen = _from_treebank(documents)
    for word in filter(str.isalpha, rank):
        if len(word) < 3 or word.endswith("s"):
            continue
        forms = verb_forms(word)
        if forms.gerund in rank and forms.past[0] in rank and not word.endswith(("ed", "ing")):
            lemmas["verb"].add(word)
        if plural(word) in rank and word not in irregular_nouns.values():
            lemmas["noun"].add(word)
    lemmas["verb"] |= set(irregular_verbs)
    lemmas["noun"] |= set(irregular_nouns)
    verbs = sorted(lemmas["verb"], key=lambda word: (word not in irregular_verbs, *often(word)))
    made = [("verb", form, word) for word in ("be", "have", *verbs) for form in sorted(verb_forms(word).all)]
    made += [("aux", form, word) for word in ("be", "have", "do") for form in sorted(verb_forms(word).all)]
    made += [("noun", form, word) for word, form in irregular_nouns.items()]
    made += [(part, word, word) for part in ("verb", "noun", "adj") for word in sorted(lemmas[part])]
    made += [("noun", plural(word), word) for word in sorted(lemmas["noun"], key=often)]
    for part, form, lemma in made:
        if form not in seen[part]:
            exceptions[part].setdefault(form, [lemma])
    return {
        "lemma_rules": {"noun": NOUN_RULES, "verb": VERB_RULES, "adj": ADJECTIVE_RULES},
        "lemma_exc": {part: dict(sorted(forms.items())) for part, forms in sorted(exceptions.items())},
        "lemma_index": {part: dict.fromkeys(sorted(words), 1) for part, words in sorted(lemmas.items())},
    }


def _from_treebank(
    documents: Iterable[Doc],
) -> tuple[dict[str, dict[str, list[str]]], dict[str, set[str]], dict[str, set[str]]]:
    """Forms with their commonest lemma, the lemmas of nouns, verbs and adjectives, and the forms seen."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in documents:
        for token in doc:
            if token.pos_ not in ("PROPN", "PUNCT", "SYM", "NUM", "X"):
                counts[token.pos_.lower(), token.text.lower()][token.lemma_] += 1
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    lemmas: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, set[str]] = defaultdict(set)
    for (part, form), found in counts.items():
        lemma = found.most_common(1)[0][0]
        seen[part].add(form)
        if part in ("noun", "verb", "adj") and lemma == lemma.lower():
            lemmas[part].add(lemma)
        exceptions[part][form] = [lemma]
        exceptions[part].setdefault(form.replace("'", "’"), [lemma])
    return exceptions, lemmas, seen


def evaluate(work: Path, output: Path) -> dict[str, Any]:
    """Figures on each part held out, on gold words and on our own; each sentence is parsed by itself."""
    from spacy.tokens import Doc, DocBin

    from mtqa.english.parse import load_shipped

    nlp = load_shipped(output)
    figures: dict[str, Any] = {}
    for part in ("ewt-dev", "ewt-test", "gum-test"):
        if not (work / f"{part}.spacy").exists():
            continue
        gold = list(DocBin().from_disk(work / f"{part}.spacy").get_docs(nlp.vocab))
        given = [
            Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], sent_starts=_one(doc))
            for doc in gold
        ]
        raw = [nlp.make_doc(doc.text) for doc in gold]
        for doc in raw:
            for token in doc[1:]:
                token.is_sent_start = False
        for name, documents in (("gold words", given), ("raw text", raw)):
            started = time.process_time()
            parsed = list(nlp.pipe(documents, batch_size=128))
            speed = sum(map(len, parsed)) / (time.process_time() - started)
            figures[f"{part}, {name}"] = {**_agreement(gold, parsed), "words a second": round(speed)}
    return figures


def _one(doc: Doc) -> list[bool | int | None]:
    return [token.i == 0 for token in doc]


def _agreement(gold: list[Doc], parsed: list[Doc]) -> dict[str, float]:
    """F1 of each annotation over words that are cut alike (`conll18_ud_eval` counts so; punctuation included)."""
    right: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for theirs, ours in zip(gold, parsed, strict=True):
        by_place = {_place(token): token for token in ours}
        for token in theirs:
            other = by_place.get(_place(token))
            roles[token.dep_]["gold"] += 1
            if other is None:
                continue
            head = _place(token.head) == _place(other.head)
            universal = token.dep_.split(":")[0] == other.dep_.split(":")[0]
            right["words"] += 1
            right["UPOS"] += token.pos_ == other.pos_
            right["features"] += str(token.morph) == str(other.morph)
            right["lemmas"] += token.lemma_ == other.lemma_
            right["UAS"] += head
            right["LAS"] += head and universal
            right["LAS with subtypes"] += head and token.dep_ == other.dep_
            roles[token.dep_]["both"] += head and token.dep_ == other.dep_
            if token.dep_ != "punct":
                right["UAS without punctuation"] += head
                right["LAS with subtypes, without punctuation"] += head and token.dep_ == other.dep_
        for token in ours:
            roles[token.dep_]["ours"] += 1
    words = (sum(map(len, gold)) + sum(map(len, parsed))) / 2
    plain = sum(c["gold"] + c["ours"] for name, c in roles.items() if name != "punct") / 2
    shares = {name: count / (plain if "without" in name else words) for name, count in sorted(right.items())}
    shown = ("nsubj", "nsubj:pass", "obj", "obl", "aux:pass", "ROOT", "conj", "nmod")
    shares |= {name: 2 * roles[name]["both"] / (roles[name]["gold"] + roles[name]["ours"]) for name in shown}
    return {name: round(share, 4) for name, share in shares.items()}


def _place(token: Token) -> tuple[int, int]:
    return token.idx, len(token)


def main() -> None:
    """Run the steps that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, required=True)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=HERE)
    parser.add_argument("--only", choices=["evaluate"])
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    read_treebanks(options.ud, options.work)
    if options.only is None:
        add_headlines(options.work)
        train_vectors(options.text, options.work)
        if not (options.work / "trained" / "model-best").exists():
            train_parser(options.work)
        add_lemmatiser(options.work, options.output)
    print(json.dumps(evaluate(options.work, options.output), indent=1))


if __name__ == "__main__":
    main()
