"""Learn the English paraphrases that ship here from parallel text: words that share their translations.

    python models/paraphrases/build.py --parallel FOLDER_OF_XX-EN_FOLDERS --news HINDI_ENGLISH.tsv \
        --output models/paraphrases

Every ``xx-en`` folder holds ``*.tsv.xz`` with one source, tab, English a line; ``--news`` is one more such file for
Hindi, not compressed. Needs numpy and mtqa; two to six minutes on one core, 2 GB. There is nothing random in it.

Word alignment: IBM Model 1 (Brown et al. 1993) with the diagonal prior of Dyer, Chahuneau and Smith 2013, both ways,
links counted by the product of both posteriors (Liang, Taskar and Klein 2006). Paraphrases: Bannard and
Callison-Burch 2005, p(e2|e1) = sum over f of p(e2|f) p(f|e1), the mean over languages.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from mtqa.compare import lexis

LANGUAGES = ("de", "fr", "es", "hi", "pt", "ru", "uk", "id", "ar", "bn", "fa", "tr", "ur")
"""Languages that part words by spaces; Chinese, Japanese and Korean would need a segmenter."""
PAIRS = 150_000
"""Most sentence pairs a language, taken evenly from its files."""
LENGTH = 30
"""Longest sentence, in words, that is used."""
PREFIX = 6
"""Letters kept of a foreign word: a stand-in for its stem in any language."""
ITERATIONS = 5
DIAGONAL = 4.0
"""Steepness of the prior for links near the diagonal (Dyer et al. 2013 start from it)."""
NULL = 0.08
"""Prior of a word without a counterpart (Dyer et al. 2013)."""
LEAST_COUNT = 1.5
"""Expected times a link must be seen in a language."""
LEAST_PROBABILITY = 0.02
"""Least translation probability, either way, of a pivot."""
LEAST_WORD_ZIPF = 3.0
"""Words rarer than this (once in a million) get no paraphrase: too few links to trust."""
LEAST_LANGUAGES = 2
"""Languages that must agree on a pair, unless the words are ``CLOSE``."""
LEAST_SCORE_COSINE = ((0.004, 0.45), (0.012, 0.25), (0.06, 0.15))
"""Least geometric mean of p(e2|e1) and p(e1|e2) with the least cosine of the words' vectors that it asks for: the
surer the translations, the less company is needed. README.md says what they yield."""
CLOSE = 0.45
"""Cosine from which one language is enough."""

_ENGLISH = re.compile(r"[a-z]+(?:['’][a-z]+)?|[a-z]+(?:-[a-z]+)+")
_FOREIGN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0610-\u065f\u0900-\u0dff\u200c])*")
"""Letters with their combining marks (Indic vowel signs are marks, which ``\\w`` leaves out)."""


@dataclass(frozen=True, slots=True)
class Links:
    """All possible links of a language's sentence pairs; one row a link where not said otherwise."""

    cells: np.ndarray
    """Number of the link's (English, foreign) word pair."""
    english_tokens: np.ndarray
    foreign_tokens: np.ndarray
    closeness: np.ndarray
    """Diagonal prior before it is normalised."""
    cell_english: np.ndarray
    """English word of each cell."""
    cell_foreign: np.ndarray
    english_words: np.ndarray
    """Word of each English token."""
    foreign_words: np.ndarray


@cache
def base_form(form: str) -> str:
    """The base form of an English word that is frequent enough to be where the form comes from, or the form."""
    best = max(sorted(lexis.lemmas(form) - {form}), key=lexis.zipf, default=form)
    return best if lexis.zipf(best) > lexis.zipf(form) - 1.0 else form


def english_words(text: str) -> list[str]:
    """Lower-cased base forms of the words, in order."""
    return [base_form(w.replace("’", "'").removesuffix("'s")) for w in _ENGLISH.findall(text.lower())]


def foreign_words(text: str) -> list[str]:
    """Lower-cased beginnings of the words, in order."""
    return [w[:PREFIX] for w in _FOREIGN.findall(text.lower())]


def sentence_pairs(files: Sequence[Iterable[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Distinct sentence pairs of usable length, files taken evenly."""
    texts = [list(dict.fromkeys(lines)) for lines in files]
    left = PAIRS
    for number, lines in enumerate(sorted(texts, key=len)):
        share = left // (len(texts) - number)
        step = max(1.0, len(lines) / share) if share else 1.0
        for at in range(min(share, len(lines))):
            source, _, target = lines[int(at * step)].rstrip("\n").partition("\t")
            pair = foreign_words(source), english_words(target)
            if all(1 <= len(words) <= LENGTH for words in pair):
                yield pair
        left -= min(share, len(lines))


def all_links(pairs: Iterable[tuple[list[str], list[str]]]) -> tuple[Links, list[str]]:
    """Every possible link, and the English vocabulary; words seen once are no evidence and are left out."""
    held = list(pairs)
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair in held:
        for counter, words in zip(counts, pair, strict=True):
            counter.update(words)
    foreign, english = (
        {w: n for n, w in enumerate(sorted(w for w, c in counter.items() if c > 1))} for counter in counts
    )
    rows: dict[str, list[np.ndarray]] = defaultdict(list)
    at_english = at_foreign = 0
    for left, right in held:
        f = np.array([foreign[w] for w in left if w in foreign], np.int64)
        e = np.array([english[w] for w in right if w in english], np.int64)
        if not len(f) or not len(e):
            continue
        i, j = np.repeat(np.arange(len(e)), len(f)), np.tile(np.arange(len(f)), len(e))
        rows["keys"].append(e[i] * len(foreign) + f[j])
        rows["closeness"].append(np.exp(-DIAGONAL * np.abs(i / len(e) - j / len(f))).astype(np.float32))
        rows["english_tokens"].append(i + at_english)
        rows["foreign_tokens"].append(j + at_foreign)
        rows["english_words"].append(e)
        rows["foreign_words"].append(f)
        at_english, at_foreign = at_english + len(e), at_foreign + len(f)
    whole = {name: np.concatenate(parts) for name, parts in rows.items()}
    keys, cells = np.unique(whole.pop("keys"), return_inverse=True)
    return Links(cells, cell_english=keys // len(foreign), cell_foreign=keys % len(foreign), **whole), list(
        english
    )


def posteriors(links: Links, given_english: bool) -> np.ndarray:
    """P(link) after training the model that writes one language word by word from the other."""
    if given_english:
        tokens, words, given = links.foreign_tokens, links.foreign_words, links.cell_english
    else:
        tokens, words, given = links.english_tokens, links.english_words, links.cell_foreign
    prior = links.closeness * ((1 - NULL) / np.bincount(tokens, links.closeness))[tokens]
    table = 1.0 / np.bincount(given)[given]
    alone: np.ndarray = np.bincount(words) / len(words)
    found: np.ndarray = prior
    for _ in range(ITERATIONS):
        weights = table[links.cells] * prior
        none = alone[words] * NULL
        whole = np.bincount(tokens, weights, len(words)) + none
        found = weights / whole[tokens]
        counts = np.bincount(links.cells, found)
        table = counts / np.bincount(given, counts)[given]
        loose = np.bincount(words, none / whole)
        alone = loose / loose.sum()
    return found


def pivoted(links: Links, vocabulary: Sequence[str]) -> dict[tuple[str, str], float]:
    """(e1, e2) -> p(e2|e1) through this language."""
    counts = np.bincount(links.cells, posteriors(links, True) * posteriors(links, False))
    forward = counts / np.bincount(links.cell_english, counts)[links.cell_english]
    backward = counts / np.bincount(links.cell_foreign, counts)[links.cell_foreign]
    held = (counts >= LEAST_COUNT) & (forward >= LEAST_PROBABILITY) & (backward >= LEAST_PROBABILITY)
    sources: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for cell in np.flatnonzero(held):
        word = vocabulary[links.cell_english[cell]]
        if may_have_paraphrase(word):
            sources[int(links.cell_foreign[cell])].append((word, float(forward[cell]), float(backward[cell])))
    found: dict[tuple[str, str], float] = defaultdict(float)
    for words in sources.values():
        for first, to_pivot, _ in words:
            for second, _, from_pivot in words:
                if first != second:
                    found[first, second] += to_pivot * from_pivot
    return found


def may_have_paraphrase(word: str) -> bool:
    """Whether the word is a content word, and frequent enough."""
    return (
        len(word) > 2
        and lexis.zipf(word) >= LEAST_WORD_ZIPF
        and not lexis.is_function_word(word)
        and not lexis.is_negation(word)
    )


def paraphrases(tables: Sequence[Mapping[tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    """Pairs in alphabetical order -> geometric mean of both directions, each the mean over languages."""
    support = Counter(pair for table in tables for pair in table)
    total: dict[tuple[str, str], float] = defaultdict(float)
    known = Counter(word for table in tables for word in {first for first, _ in table})
    for table in tables:
        for pair, probability in table.items():
            total[pair] += probability
    found = {}
    for (first, second), amount in total.items():
        if first < second:
            score = float((amount / known[first] * total[second, first] / known[second]) ** 0.5)
            if sure(score, support[first, second], lexis.similarity(first, second)):
                found[first, second] = score
    return found


def sure(score: float, languages: int, cosine: float) -> bool:
    """Whether a pair is sure enough to ship."""
    enough = languages >= LEAST_LANGUAGES or cosine >= CLOSE
    return enough and any(score >= least and cosine >= near for least, near in LEAST_SCORE_COSINE)


def read_lines(path: Path) -> list[str]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            return list(lines)
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    tables = []
    for language in LANGUAGES:
        paths = sorted((options.parallel / f"{language}-en").glob("*.tsv.xz"))
        files = [read_lines(path) for path in [*paths, *([options.news] if language == "hi" else [])]]
        links, vocabulary = all_links(sentence_pairs(files))
        tables.append(pivoted(links, vocabulary))
        print(f"{language}: {len(links.cells)} links, {len(tables[-1])} pairs", flush=True)
    found = paraphrases(tables)
    text = "".join(f"{first}\t{second}\t{score:.3f}\n" for (first, second), score in sorted(found.items()))
    (options.output / "pairs.tsv").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (options.output / "SHA256SUMS").write_text(f"{digest}  pairs.tsv\n", encoding="utf-8")


if __name__ == "__main__":
    main()
