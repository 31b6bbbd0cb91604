"""Fits the aligner's weights on synthetic documents of pairs the embedding has never seen.

    python models/embedding/fit_aligner.py --parallel FOLDER --news FILE [--exclude FILE...] [--model models/embedding]

Writes `mtqa/align/weights.json`. Maximum conditional likelihood of the gold beads under the model of
`mtqa/align/lattice.py`, with an L2 penalty, by Adam. Without re-translations all held-out corpora serve; with them the
English with words changed stands in for a re-translation, and where several people put a line into English, one
version is the English at hand and another the re-translation. `--leave-out` names languages to keep out, to see what
the weights do on languages they never saw.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import data
import numpy
from synthetic import Document, imitated, make_document

from mtqa.align.band import whole
from mtqa.align.evidence.retranslation import by_segment
from mtqa.align.features import Texts, bead_features, fits, gap_features, gather, read_texts
from mtqa.align.lattice import GAP_ENGLISH, GAP_SOURCE, SHAPES, Scores, posterior
from mtqa.compare.embedding import Embedding, read_embedding

SEED = 11
LONGEST_RUN = 40
SHORTEST_RUN = 6
WEAKENED = 0.6
"""Share of documents whose source loses subwords, as if the language were poorly known ..."""
WEAKEST = 0.98
"""... up to this share of them."""
STRANGE = 0.75
"""Share of documents whose source loses words and names in common with the English, any share of them: technical text
has English terms in every language, an article has not."""
EPOCHS = 10
PENALTY = 2.0
RATE = 0.1
BATCH = 16
DOCUMENTS_A_CORPUS = 16
"""Documents made of each corpus of each language."""


def held_out_pairs(arguments: argparse.Namespace) -> list[data.Pair]:
    """Pairs whose English the embedding was not trained on, in file order, less the texts of benchmarks."""
    everything = [pair for pair in data.read_pairs(arguments.parallel, arguments.news) if data.usable(pair)]
    held_out = data.held_out_english(everything)
    excluded = data.excluded_texts(arguments.exclude)
    return [
        pair
        for pair in everything
        if pair.english in held_out
        and data.text_hash(pair.source) not in excluded
        and data.text_hash(pair.english) not in excluded
    ]


def documents(pairs: Sequence[data.Pair], retranslated: bool, chance: random.Random) -> Iterator[Document]:
    """Synthetic documents, with a re-translation each or without any."""
    groups: dict[tuple[str, str], list[data.Pair]] = collections.defaultdict(list)
    for pair in pairs:
        if pair.corpus == "coop-docs" and len(pair.english) < 60 and chance.random() < 0.85:
            continue  # Headings and list items: articles have few of them.
        groups[pair.language, pair.corpus].append(pair)
    vocabulary = [word for pair in pairs for word in pair.written[1].split()]
    for (language, corpus), group in sorted(groups.items()):
        if corpus == "joshua-wiki-dev4refs":
            lines = versions(group, chance)
            if retranslated:
                lines = [line for line in lines if line[2] is not None]
        else:
            lines = [(*pair.written, None) for pair in group]
        for _ in range(DOCUMENTS_A_CORPUS if len(lines) >= SHORTEST_RUN else 0):
            start = chance.randrange(len(lines) - SHORTEST_RUN + 1)
            run = lines[start : start + chance.randint(SHORTEST_RUN, LONGEST_RUN)]
            source, english, other = zip(*run, strict=True)
            if not retranslated:
                other = (None,) * len(run)
            elif None in other:
                other = tuple(imitated(english, vocabulary, chance))
            strangers = [line[:2] for line in chance.sample(lines, min(len(lines), 40))]
            yield make_document(list(zip(source, english, other, strict=True)), strangers, language, chance)


def versions(group: Sequence[data.Pair], chance: random.Random) -> list[tuple[str, str, str | None]]:
    """Each source line with two of its English versions, or one and None."""
    english: dict[str, list[str]] = {}
    for pair in group:
        english.setdefault(pair.written[0], []).append(pair.written[1])
    result: list[tuple[str, str, str | None]] = []
    for source, lines in english.items():
        chosen = chance.sample(lines, min(2, len(lines)))
        result.append((source, chosen[0], chosen[1] if len(chosen) > 1 else None))
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """All beads of a document as rows of features, and which are gold."""

    features: numpy.ndarray
    places: list[tuple[tuple[int, int], numpy.ndarray]]
    """For each shape, the flat node numbers of its rows, in the order of the rows."""
    gold: numpy.ndarray
    source: int
    english: int


def example(
    texts: Texts, gold: Sequence[tuple[Sequence[int], Sequence[int]]], names: Sequence[str]
) -> Example:
    """The features of every bead of a document; rows in the order of `places`."""
    evidence = gather(texts, whole(len(texts.source), len(texts.english)))
    band = evidence.band
    nodes = (band.source + 1, band.width)
    rows, places = [], []
    gap_source, gap_english = gap_features(evidence)
    for shape in (*SHAPES, GAP_SOURCE, GAP_ENGLISH):
        where = numpy.flatnonzero(fits(band, shape))
        if len(where):
            features = (
                gap_source
                if shape == GAP_SOURCE
                else gap_english
                if shape == GAP_ENGLISH
                else bead_features(evidence, shape)
            )
            columns = [
                numpy.broadcast_to(features[name], nodes).reshape(-1)[where]
                if name in features
                else numpy.zeros(len(where))
                for name in names
            ]
            rows.append(numpy.stack(columns, axis=1).astype(numpy.float32))
            places.append((shape, where))
    steps, i, j = set(), 0, 0
    for left, right in gold:
        i, j = i + len(left), j + len(right)
        steps.add(((len(left), len(right)), i * band.width + j))
    target = numpy.concatenate(
        [[float((shape, int(node)) in steps) for node in where] for shape, where in places]
    )
    return Example(numpy.concatenate(rows), places, target, band.source, band.english)


def scores_of(one: Example, score: numpy.ndarray) -> Scores:
    """The lattice's scores from one number a row."""
    band = whole(one.source, one.english)
    beads, gap, start = {}, numpy.zeros((band.source + 1, band.width)), 0
    for shape, where in one.places:
        target = gap if shape == GAP_ENGLISH else numpy.full(gap.shape, -numpy.inf)
        target.reshape(-1)[where] = score[start : start + len(where)]
        start += len(where)
        if shape != GAP_ENGLISH:
            beads[shape] = target
    return Scores(band, beads, gap)


def probabilities(one: Example, weights: numpy.ndarray) -> tuple[numpy.ndarray, float]:
    """Probability of each row's bead, and the log-likelihood of the gold ones."""
    score = one.features @ weights
    found = posterior(scores_of(one, score))
    parts = [
        (found.gap_english if shape == GAP_ENGLISH else found.beads[shape]).reshape(-1)[where]
        for shape, where in one.places
    ]
    return numpy.concatenate(parts), float(score @ one.gold) - found.log_total


def fit(examples: Sequence[Example], names: Sequence[str], epochs: int = EPOCHS) -> dict[str, float]:
    """Weights of the named features."""
    size = len(names)
    weights, mean, square = numpy.zeros(size), numpy.zeros(size), numpy.zeros(size)
    chance, step = random.Random(SEED), 0
    total = epochs * -(-len(examples) // BATCH)
    for epoch in range(epochs):
        order = chance.sample(range(len(examples)), len(examples))
        likelihood = 0.0
        for start in range(0, len(order), BATCH):
            gradient = -PENALTY * weights / len(examples) * BATCH
            for number in order[start : start + BATCH]:
                one = examples[number]
                found, log_likelihood = probabilities(one, weights)
                gradient = gradient + one.features.T @ (one.gold - found)
                likelihood += log_likelihood
            step += 1
            gradient = gradient / BATCH
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.99 * square + 0.01 * gradient**2
            rate = RATE * max(0.02, 1 - step / total)
            weights = weights + rate * (mean / (1 - 0.9**step)) / (
                numpy.sqrt(square / (1 - 0.99**step)) + 1e-6
            )
        print(f"epoch {epoch + 1}: log-likelihood {likelihood / len(examples):.3f} a document", flush=True)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def weakened(
    embedding: Embedding, segments: Sequence[str], share: float, chance: random.Random
) -> list[numpy.ndarray]:
    """Subword vectors of each segment, without a share of the subwords of the text."""
    lines = [line.tolist() for line in embedding.ids(segments)]
    lost = {piece for piece in sorted({piece for line in lines for piece in line}) if chance.random() < share}
    kept = [numpy.array([piece for piece in line if piece not in lost], dtype=numpy.int64) for line in lines]
    return [embedding.subword_vectors(line) for line in kept]


def read_document(document: Document, embedding: Embedding, chance: random.Random) -> Texts:
    """The texts of a document, its source perhaps weakened: with fewer subwords, fewer words and names in common."""
    share = chance.uniform(0.1, WEAKEST) if chance.random() < WEAKENED else 0.0
    given = {"other": [line or None for line in document.retranslation]} if document.retranslation else {}
    texts = read_texts(
        document.source,
        document.english,
        weakened(embedding, document.source, share, chance),
        embedding.pieces_vectors(document.english),
        by_segment(given, document.source),
    )
    strange = chance.random() if chance.random() < STRANGE else 0.0
    lost: dict[str, bool] = {}
    keys = {
        kind: [
            {
                key: weight
                for key, weight in segment.items()
                if kind == "numbers" or not lost.setdefault(kind + key, chance.random() < strange)
            }
            for segment in segments
        ]
        for kind, segments in texts.source_keys.items()
    }
    return replace(texts, source_keys=keys)


def feature_names(texts: Texts) -> list[str]:
    """Every feature there is, sorted."""
    evidence = gather(texts, whole(len(texts.source), len(texts.english)))
    shapes = [bead_features(evidence, shape) for shape in SHAPES]
    return sorted({name for features in [*shapes, *gap_features(evidence)] for name in features})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parallel", type=pathlib.Path, required=True, help="folder of <xx>-en/*.tsv.xz")
    parser.add_argument("--news", type=pathlib.Path, required=True, help="Hindi-English news pairs, TSV")
    parser.add_argument(
        "--exclude", type=pathlib.Path, nargs="*", default=[], help="benchmark files, JSON lines"
    )
    parser.add_argument("--model", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument(
        "--leave-out", nargs="*", default=[], metavar="LANGUAGE", help="languages to keep out"
    )
    parser.add_argument("--out", type=pathlib.Path, default=data.ROOT / "mtqa" / "align" / "weights.json")
    arguments = parser.parse_args()
    embedding = read_embedding(arguments.model)
    pairs = [pair for pair in held_out_pairs(arguments) if pair.language not in arguments.leave_out]
    weights = {}
    for name, retranslated in (("plain", False), ("retranslated", True)):
        chance = random.Random(SEED)
        texts = [
            (read_document(one, embedding, chance), one.gold)
            for one in documents(pairs, retranslated, chance)
        ]
        names = feature_names(
            max((text for text, _ in texts), key=lambda text: len(text.source) * len(text.english))
        )
        examples = [example(text, gold, names) for text, gold in texts]
        print(
            f"{name}: {len(examples)} documents, {sum(int(one.gold.sum()) for one in examples)} beads",
            flush=True,
        )
        weights[name] = fit(examples, names)
    arguments.out.write_text(
        json.dumps({"weights": weights}, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
