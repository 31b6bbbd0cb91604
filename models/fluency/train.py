"""Makes the fluency model that ships here, from English text to the files beside this one.

    python models/fluency/train.py --text FOLDER_OF_XZ_TEXTS --output models/fluency

Every text is one paragraph a line, xz-compressed. Needs numpy and mtqa itself; about fifteen minutes on one core, 6 GB.
One paragraph in fifty (by checksum) is left out of the counts; the weights of the mixture are fitted on half of those,
and the other half is there to measure on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import clusters
import kneser_ney
import numpy as np
from corpus import Corpus, held_out_half, read

from mtqa.english.fluency import Model, model_of
from mtqa.english.symbols import (
    DEMONYM,
    DEMONYMS,
    PLACE,
    Vocabulary,
    encode,
    ends_sentence,
    symbol_strings,
)
from mtqa.english.territories import adjectives, territory_codes

SEED = 1
VOCABULARY = 60_000
"""Most words with a symbol of their own."""
LEAST_TIMES = 8
"""How often a word is in lower case, at least, to get one."""
LOWER_SHARE = 0.1
"""Share of a word's uses inside a sentence that are in lower case, at least; else it is a name."""
ALWAYS = (
    "i",
    "u.s.",
    "sen.",
    "rep.",
    "gov.",
    "gen.",
    "col.",
    "lt.",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "jr.",
    "st.",
)
"""Words that get one although they are written with a capital."""

WORD_ORDER, WORD_WIDTH, WORD_GAIN = 4, 16, 11.5
CLASS_ORDER, CLASS_WIDTH, CLASS_GAIN = 6, 8, 16.0
"""Longest n-grams, bits of a symbol, and least gain of an n-gram in bits over the whole text."""
CLASSES = 256
ROUNDS = 30
"""Of expectation maximisation for the mixture's weights."""
PRIOR = 3.0
"""Symbols that every weight is held to have explained beforehand."""


def vocabulary(corpus: Corpus, opens: np.ndarray) -> Vocabulary:
    """The commonest words that are not mostly names. `opens`: whether a word opens its sentence."""
    words, text = corpus.words, corpus.text
    inside = np.bincount(text[(text >= 0) & ~opens], minlength=len(words))
    everywhere = np.bincount(text[text >= 0], minlength=len(words))
    lower: dict[str, int] = {}
    capital: dict[str, int] = {}
    total: dict[str, int] = {}
    for number, word in enumerate(words):
        if not word[0].isalpha() and word[0] not in "'’":
            continue
        form = word.lower().replace("’", "'")
        side = lower if word == word.lower() else capital
        side[form] = side.get(form, 0) + int(inside[number])
        total[form] = total.get(form, 0) + int(everywhere[number])
    masked = dict.fromkeys((n.lower() for n in territory_codes() if " " not in n), PLACE)
    for adjective in adjectives().values():
        if " " not in adjective:
            masked[adjective.lower()] = DEMONYM
            masked.setdefault(adjective.lower() + "s", DEMONYMS)
    able = [
        form
        for form, times in lower.items()
        if times >= LEAST_TIMES
        and times >= LOWER_SHARE * (times + capital.get(form, 0))
        and form not in masked
        and form[-1] <= "\u024f"
    ]
    able.sort(key=lambda form: (-total[form], form))
    return Vocabulary(symbol_strings([*ALWAYS, *able[:VOCABULARY]]), masked)


def openings(corpus: Corpus) -> np.ndarray:
    """Whether each word of the text opens a sentence (of the pieces as `encode` cuts them)."""
    stop = np.array([ends_sentence(word, "X") for word in [*corpus.words, "."]])
    bars = np.array([not ends_sentence(".", word) for word in [*corpus.words, "X"]])
    before, text = corpus.text[:-1], corpus.text[1:]
    return np.r_[True, (before == -1) | (stop[before] & ~bars[text])]


def stream(corpus: Corpus, opens: np.ndarray, words: Vocabulary) -> np.ndarray:
    """The text as symbol numbers, one edge between sentences, runs of names as one."""
    number = np.array([words.number(word) for word in corpus.words], np.int32)
    text = corpus.text
    found = number[text]
    found[text == -1] = 0
    place = np.flatnonzero(opens & (text >= 0))
    found = np.insert(found, place, 0)
    name = words.number("Zzyzx")
    again = np.r_[False, ((found[1:] == name) | (found[1:] == 0)) & (found[1:] == found[:-1])]
    return found[~again].astype(np.uint16)


def encoded(paragraphs: Iterator[str], words: Vocabulary) -> np.ndarray:
    """Held-out paragraphs as one stream, by way of `encode`."""
    numbers: list[int] = []
    for paragraph in paragraphs:
        numbers.extend(encode(paragraph, words)[0])
    return np.array(numbers, np.int64)


def mixture(model: Model, text: np.ndarray) -> np.ndarray:
    """Weights of the model's parts by how much context words and classes knew, (3, word orders, class orders)."""
    parts, word_known, class_known = model.parts(text)
    counted = np.r_[False, (text[1:] != 0) | (text[:-1] != 0)]
    parts = parts[:, counted].astype(np.float64)
    orders = model.word.order, model.by_class.order
    cell = word_known[counted].astype(np.int64) * orders[1] + class_known[counted]
    cells = orders[0] * orders[1]
    weights = np.full((len(parts), cells), 1 / len(parts))
    for _ in range(ROUNDS):
        share = weights[:, cell] * parts
        share /= share.sum(0)
        weights = np.stack([np.bincount(cell, one, cells) for one in share]) + PRIOR
        weights /= weights.sum(0)
    bits = [-np.log2(part).mean() for part in (*parts, (weights[:, cell] * parts).sum(0))]
    print(
        "bits: words {:.3f}, words on classes {:.3f}, classes {:.3f}, mixed {:.3f}".format(*bits), flush=True
    )
    return weights.reshape(len(parts), *orders).astype(np.float32)


def write(folder: Path, arrays: dict[str, np.ndarray], words: Vocabulary) -> None:
    """`model.npy` (all arrays, one after another), `arrays.json` (where each is), the vocabulary and the checksums."""
    places, parts, offset = {}, [], 0
    for name, array in arrays.items():
        places[name] = [array.dtype.str, list(array.shape), offset]
        raw = np.ascontiguousarray(array).view(np.uint8).reshape(-1) if array.size else np.zeros(0, np.uint8)
        parts += [raw, np.zeros(-len(raw) % 64, np.uint8)]
        offset += len(raw) + -len(raw) % 64
    np.save(folder / "model.npy", np.concatenate(parts))
    (folder / "arrays.json").write_text(json.dumps(places, indent=0) + "\n", encoding="utf-8")
    (folder / "symbols.txt").write_text("\n".join(words.symbols) + "\n", encoding="utf-8")
    masked = "".join(f"{word}\t{mask}\n" for word, mask in sorted(words.masked.items()))
    (folder / "names.tsv").write_text(masked, encoding="utf-8")
    sums = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("model.npy", "arrays.json", "symbols.txt", "names.tsv")
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def build(corpus: Corpus, fitting: Iterator[str]) -> tuple[dict[str, np.ndarray], Vocabulary]:
    """The whole way from surface words to arrays."""
    opens = openings(corpus)
    words = vocabulary(corpus, opens)
    text = stream(corpus, opens, words)
    size = len(words.symbols)
    print(f"{len(text):,} symbols of text, {size:,} different", flush=True)
    arrays = {}
    grams = kneser_ney.count(text, WORD_ORDER, WORD_WIDTH)
    frequency = np.bincount(text, minlength=size)
    classes = clusters.induce(grams[1].keys, grams[1].times, frequency, CLASSES, SEED, WORD_WIDTH)
    arrays |= modelled(grams, size, WORD_WIDTH, WORD_GAIN, "word")
    del grams
    by_class = kneser_ney.count(classes[text].astype(np.uint8), CLASS_ORDER, CLASS_WIDTH)
    arrays |= modelled(by_class, CLASSES, CLASS_WIDTH, CLASS_GAIN, "class")
    del by_class
    smooth = frequency + 0.5
    arrays["alone"] = -np.log2(smooth / smooth.sum()).astype(np.float32)
    arrays["classes"] = classes.astype(np.uint8)
    arrays["within"] = -np.log2(smooth / np.bincount(classes, smooth)[classes]).astype(np.float32)
    arrays["mixture"] = np.full((3, WORD_ORDER, CLASS_ORDER), 1 / 3, np.float32)
    arrays["mixture"] = mixture(model_of(arrays, words), encoded(fitting, words))
    return arrays, words


def modelled(
    grams: list[kneser_ney.Grams], symbols: int, width: int, gain: float, name: str
) -> dict[str, np.ndarray]:
    """Estimate, prune and lay out one of the two models."""
    kneser_ney.estimate(grams, symbols, width)
    pruned = kneser_ney.prune(grams, width, gain)
    sizes = (f"{len(left.keys):,} of {len(seen.keys):,}" for left, seen in zip(pruned, grams, strict=True))
    print(name, *sizes, sep="; ", flush=True)
    return kneser_ney.layout(pruned, symbols, width, name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    arrays, words = build(read(options.text), held_out_half(options.text, measuring=False))
    write(options.output, arrays, words)


if __name__ == "__main__":
    main()
