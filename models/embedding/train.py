"""Trains the multilingual static sentence embedding, from sentence pairs to the files that ship.

    python models/embedding/train.py --parallel FOLDER --news FILE [--exclude FILE...] [--out models/embedding]

`FOLDER` holds `<xx>-en/*.tsv.xz` (source TAB English), `FILE` Hindi-English news pairs in the same form. Files given to
`--exclude` are benchmarks: a pair with a sentence of theirs is dropped. Needs torch and Babel; about ten minutes on
two cores. Model and loss: a vector and a log-weight a subword, a sentence is the weighted sum; symmetric InfoNCE over
the batch (van den Oord et al. 2018), where a batch is either of one length or of neighbouring lines of documents, so
that the other lines of the same document are the negatives, as they are in alignment.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import itertools
import pathlib
import time
from dataclasses import dataclass

import data
import numpy
import sentencepiece
import torch

SEED = 20
VOCABULARY = 60_000
DIMENSIONS = 256
EPOCHS = 5
BATCH = 1_024
TEMPERATURE = 0.05
LEARNING_RATE = 5e-3
SAMPLING_EXPONENT = 0.7
"""Pairs of a language are drawn in proportion to their number to this power (temperature sampling)."""
PIVOT_PAIRS = 200_000
"""Pairs of two languages that share an English line, an epoch: what lets German meet French."""
VOCABULARY_LINES = 60_000
"""Lines a language the vocabulary is learned from; English has four times as many."""
MAX_PIECES = 128


@dataclass(frozen=True)
class Ragged:
    """Piece ids of many lines in one array; line i is `ids[starts[i]:starts[i + 1]]`."""

    ids: numpy.ndarray
    starts: numpy.ndarray

    def take(self, lines: numpy.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids and offsets of a selection of lines, as `EmbeddingBag` reads them."""
        lengths = self.starts[lines + 1] - self.starts[lines]
        offsets = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
        index = numpy.arange(lengths.sum()) + numpy.repeat(self.starts[lines] - offsets, lengths)
        return torch.from_numpy(self.ids[index]), torch.from_numpy(offsets)


def ragged(lines: list[list[int]]) -> Ragged:
    lengths = numpy.array([min(len(line), MAX_PIECES) for line in lines], dtype=numpy.int64)
    ids = numpy.fromiter(
        itertools.chain.from_iterable(line[:MAX_PIECES] for line in lines), numpy.int64, lengths.sum()
    )
    return Ragged(ids, numpy.concatenate([[0], numpy.cumsum(lengths)]))


def read(arguments: argparse.Namespace) -> tuple[list[data.Pair], int]:
    """The training pairs, without held-out lines, excluded texts and repeats; and how many pairs were excluded."""
    everything = [pair for pair in data.read_pairs(arguments.parallel, arguments.news) if data.usable(pair)]
    held_out = data.held_out_english(everything)
    excluded = data.excluded_texts(arguments.exclude)
    everything += [pair for pair in data.cldr_pairs() if data.usable(pair)]
    kept: dict[tuple[str, str], data.Pair] = {}
    dropped = 0
    for pair in everything:
        if pair.english in held_out:
            continue
        if data.text_hash(pair.source) in excluded or data.text_hash(pair.english) in excluded:
            dropped += 1
            continue
        kept.setdefault((pair.source, pair.english), pair)
    return list(kept.values()), dropped


def learn_vocabulary(
    pairs: list[data.Pair], folder: pathlib.Path, threads: int
) -> sentencepiece.SentencePieceProcessor:
    """A unigram vocabulary over all languages, each given about the same number of lines."""
    random = numpy.random.default_rng(SEED)
    by_language: dict[str, set[str]] = collections.defaultdict(set)
    for pair in pairs:
        by_language["cldr" if pair.corpus == "cldr" else pair.language].add(pair.source)
        by_language["en"].add(pair.english)
    chosen: list[str] = []
    for language, lines in sorted(by_language.items()):
        ordered = sorted(lines)
        limit = VOCABULARY_LINES * (4 if language == "en" else 1)
        chosen += [ordered[i] for i in random.permutation(len(ordered))[:limit]]
    random.shuffle(chosen)
    prefix = folder / "sentencepiece"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(chosen),
        model_prefix=str(prefix),
        vocab_size=VOCABULARY,
        model_type="unigram",
        character_coverage=0.9998,
        normalization_rule_name="identity",
        split_digits=True,
        num_threads=threads,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        unk_id=0,
        minloglevel=2,
        max_sentence_length=2_000,
        train_extremely_large_corpus=False,
    )
    prefix.with_suffix(".vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(prefix) + ".model")


@dataclass(frozen=True)
class Side:
    """Both sides of the training pairs as piece ids, and what batches need to know of them."""

    source: Ragged
    english: Ragged
    english_key: numpy.ndarray
    """Equal numbers for equal English lines: such lines are never negatives of each other."""
    source_key: numpy.ndarray


def batches(
    groups: dict[str, numpy.ndarray], sides: Side, random: numpy.random.Generator
) -> list[numpy.ndarray]:
    """One epoch of batches, each of one language: half of one length, half of neighbouring lines."""
    result: list[numpy.ndarray] = []
    mean = sum(len(rows) for rows in groups.values()) / len(groups)
    lengths = sides.english.starts[1:] - sides.english.starts[:-1]
    for _, rows in sorted(groups.items()):
        count = int(len(rows) ** SAMPLING_EXPONENT * mean ** (1 - SAMPLING_EXPONENT))
        drawn = numpy.concatenate(
            [rows[random.permutation(len(rows))] for _ in range(-(-count // len(rows)))]
        )[:count]
        half = len(drawn) // 2
        by_length = drawn[:half][numpy.lexsort((random.random(half), lengths[drawn[:half]]))]
        runs = [
            drawn[half:][order]
            for order in [numpy.argsort(drawn[half:] // 32 * 32 + random.random(len(drawn) - half))]
        ]
        for ordered in (by_length, *runs):
            result += [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
    return [result[i] for i in random.permutation(len(result)) if len(result[i]) >= 64]


def pivot_batches(
    sides: Side, languages: numpy.ndarray, random: numpy.random.Generator
) -> list[numpy.ndarray]:
    """Batches of (row, row) of two languages whose English is the same line, shape (n, 2)."""
    order = numpy.lexsort((random.random(len(languages)), sides.english_key))
    left, right = order[:-1], order[1:]
    same = (sides.english_key[left] == sides.english_key[right]) & (languages[left] != languages[right])
    pairs = numpy.stack([left[same], right[same]], axis=1)
    pairs.sort(axis=1)
    pairs = pairs[random.permutation(len(pairs))[:PIVOT_PAIRS]]
    kind = languages[pairs[:, 0]] * 1_000 + languages[pairs[:, 1]]
    pairs = pairs[
        numpy.lexsort((sides.english.starts[pairs[:, 0] + 1] - sides.english.starts[pairs[:, 0]], kind))
    ]
    return [pairs[start : start + BATCH] for start in range(0, len(pairs), BATCH)]


def train(
    sides: Side, groups: dict[str, numpy.ndarray], languages: numpy.ndarray, vocabulary: int, epochs: int
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Vectors (vocabulary, dimensions) and log-weights (vocabulary,)."""
    torch.manual_seed(SEED)
    random = numpy.random.default_rng(SEED)
    vectors = torch.nn.EmbeddingBag(vocabulary, DIMENSIONS, mode="sum", sparse=True)
    torch.nn.init.normal_(vectors.weight, std=DIMENSIONS**-0.5)
    weights = torch.nn.Embedding(vocabulary, 1, sparse=True)
    torch.nn.init.zeros_(weights.weight)
    optimiser = torch.optim.SparseAdam([*vectors.parameters(), *weights.parameters()], lr=LEARNING_RATE)

    def encode(lines: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        ids, offsets = lines
        weight = weights(ids).squeeze(1).exp()
        return torch.nn.functional.normalize(vectors(ids, offsets, per_sample_weights=weight), dim=1)

    step, total, started = 0, None, time.time()
    for epoch in range(epochs):
        work = batches(groups, sides, random) + pivot_batches(sides, languages, random)
        work = [work[i] for i in random.permutation(len(work))]
        total = total or len(work) * epochs
        losses = []
        for batch in work:
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * max(1 - step / total, 0.01)
            pivot = batch.ndim == 2
            first = batch[:, 0] if pivot else batch
            left = encode(sides.source.take(first))
            right = encode(sides.source.take(batch[:, 1]) if pivot else sides.english.take(first))
            english, source = sides.english_key[first], sides.source_key[first]
            same = (english[:, None] == english[None, :]) | (source[:, None] == source[None, :])
            numpy.fill_diagonal(same, False)
            logits = (left @ right.T / TEMPERATURE).masked_fill(torch.from_numpy(same), -1e4)
            target = torch.arange(len(first))
            loss = (
                torch.nn.functional.cross_entropy(logits, target)
                + torch.nn.functional.cross_entropy(logits.T, target)
            ) / 2
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
            step += 1
        print(
            f"epoch {epoch + 1}: loss {numpy.mean(losses):.3f}, {len(work)} batches, {time.time() - started:.0f} s",
            flush=True,
        )
    return vectors.weight.detach().numpy(), weights.weight.detach().numpy()[:, 0]


def quantise(vectors: numpy.ndarray, weights: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Weighted vectors as int8 with one scale a subword: `vector = table * scale[:, None]`."""
    weighted = vectors * numpy.exp(weights)[:, None]
    scale = numpy.maximum(numpy.abs(weighted).max(axis=1), 1e-8) / 127
    return numpy.round(weighted / scale[:, None]).astype(numpy.int8), scale.astype(numpy.float32)


def write(folder: pathlib.Path, table: numpy.ndarray, scale: numpy.ndarray) -> None:
    """The arrays, and the checksums of all that is loaded at run time."""
    numpy.save(folder / "vectors.npy", table)
    numpy.save(folder / "scales.npy", scale)
    names = ("scales.npy", "sentencepiece.model", "vectors.npy")
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parallel", type=pathlib.Path, required=True, help="folder of <xx>-en/*.tsv.xz")
    parser.add_argument("--news", type=pathlib.Path, required=True, help="Hindi-English news pairs, TSV")
    parser.add_argument(
        "--exclude", type=pathlib.Path, nargs="*", default=[], help="benchmark files, JSON lines"
    )
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)

    pairs, dropped = read(arguments)
    print(f"{len(pairs)} pairs, {dropped} dropped because a benchmark holds them", flush=True)
    processor = learn_vocabulary(pairs, arguments.out, arguments.threads)
    names = ["cldr" if pair.corpus == "cldr" else pair.language for pair in pairs]
    numbers = {name: number for number, name in enumerate(sorted(set(names)))}
    languages = numpy.array([numbers[name] for name in names])
    keys: dict[str, int] = {}
    sides = Side(
        ragged(processor.encode([pair.source for pair in pairs], num_threads=arguments.threads)),
        ragged(processor.encode([pair.english for pair in pairs], num_threads=arguments.threads)),
        numpy.array([keys.setdefault(pair.english, len(keys)) for pair in pairs]),
        numpy.array([keys.setdefault(pair.source, len(keys)) for pair in pairs]),
    )
    groups = {name: numpy.flatnonzero(languages == number) for name, number in numbers.items()}
    vectors, weights = train(sides, groups, languages, processor.get_piece_size(), arguments.epochs)
    write(arguments.out, *quantise(vectors, weights))


if __name__ == "__main__":
    main()
