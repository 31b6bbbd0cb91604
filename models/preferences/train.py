"""Make the model of selectional preferences from counts of verb, slot and noun.

    python models/preferences/train.py --lexicon LEXICON --counts counts.tsv.gz --output models/preferences

LEXICON holds `wordnet_noun_animacy.tsv.gz` (lemma and lexicographer files of its senses, from Open English WordNet) and
`sp_passive_subject_counts.tsv.gz`, `sp_active_object_counts.tsv.gz`, `sp_active_subject_counts.tsv.gz` (verb, noun,
count; counted with part-of-speech patterns over 156 M words of English). `counts.tsv.gz` (slot, verb, noun, count) is
what `count.py` makes. Needs numpy and torch; a quarter of an hour on one core. The seed is fixed.

Factor model: the score of a pair is the product of a vector of the verb in its role and a vector of the noun, plus a
bias; both vectors are a free part and a part computed from what is known of the word (its word vector, its WordNet
classes), so that a rare noun stands by the nouns like it. Trained by negative sampling against nouns drawn from
both roles alike, each distribution to the power 0.75 (Mikolov et al. 2013), so that it also learns that agents tend to
be alive and patients not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mtqa.english.inflection import plural, singulars, verb_forms

ROLES = {"object": 0, "passive": 0, "subject": 1, "agent": 1}
LEXICON = {"passive_subject": 0, "active_object": 0, "active_subject": 1}
PERSONAL = frozenset(
    """he she who him whom we i you her me us himself herself everyone someone anyone nobody somebody everybody
    people""".split()
)
ANY_VERB = "*"
ANY_SHARE = 0.03
"""Share of training pairs whose verb is hidden: they teach what subjects and objects are like in general."""

FEWEST_OF_VERB = 10
"""Pairs a verb must have been counted in."""

DIMENSIONS = 48
HIDDEN = 128
NEGATIVES = 4
"""Weight of the drawn nouns against the counted one."""
DRAWN = 96
"""Nouns drawn for a batch and role."""
BATCH = 4096
DROPPED = 0.3
"""Share of nouns whose free part is left out of a step, so that the other part learns to stand alone."""
LEARNING_RATE = 2e-3
PENALTY = 1e-3
SAMPLING = 0.5
"""Power of the count by which pairs are drawn: a pair seen often is no more plausible than one seen now and then."""
SMOOTHING = 0.75
CLASS_PRIOR = 20.0
"""Pseudo-counts that hold the class preferences of a rare verb at those of all verbs."""
SEED = 7

LETTERS = {
    "noun.person": "h",
    "noun.animal": "a",
    "noun.group": "g",
    "noun.location": "l",
    "noun.plant": "v",
    "noun.Tops": "t",
    "noun.artifact": "o",
    "noun.object": "j",
    "noun.substance": "s",
    "noun.food": "f",
    "noun.body": "b",
    "noun.communication": "c",
    "noun.act": "x",
    "noun.event": "e",
    "noun.quantity": "q",
    "noun.possession": "p",
    "noun.time": "m",
    "noun.cognition": "n",
    "noun.attribute": "k",
    "noun.state": "y",
    "noun.feeling": "w",
    "noun.motive": "u",
    "noun.relation": "r",
    "noun.process": "z",
    "noun.phenomenon": "d",
    "noun.shape": "i",
}
"""One letter a lexicographer file (lexnames(5WN))."""

CLASSES = "".join(LETTERS.values())

TOPMOST = {"person": "h", "animal": "a"}
"""WordNet files these two with the topmost concepts; they are classed with what they stand for."""


def rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def noun_classes(path: Path) -> dict[str, str]:
    """Lower-case single words (hyphens allowed) and the letters of their senses, first sense first."""
    table = {}
    for lemma, _, _, files, *_ in list(rows(path))[1:]:
        if lemma.replace("-", "").isalpha() and lemma.islower() and len(lemma) > 1:
            table[lemma] = "".join(LETTERS[name] for name in files.split(","))
    return dict(sorted((table | TOPMOST).items()))


def noun_lemma(word: str, nouns: dict[str, str]) -> str | None:
    if word in PERSONAL:
        return "person"
    return next((form for form in singulars(word) if form in nouns), None)


def counted(lexicon: Path, counts: list[Path], nouns: dict[str, str]) -> Counter[tuple[str, int, str]]:
    """How often each verb had each noun in each role."""
    found: Counter[tuple[str, int, str]] = Counter()
    for name, role in LEXICON.items():
        for verb, noun, count, *_ in list(rows(lexicon / f"sp_{name}_counts.tsv.gz"))[1:]:
            lemma = noun_lemma(noun.lower(), nouns)
            if lemma:
                found[verb, role, lemma] += int(count)
    for path in counts:
        for slot, verb, noun, count in rows(path):
            lemma = noun_lemma(noun, nouns)
            if lemma:
                found[verb, ROLES[slot], lemma] += int(count)
    return found


def verbs_of(found: Counter[tuple[str, int, str]]) -> list[str]:
    totals: Counter[str] = Counter()
    for (verb, _, _), count in found.items():
        totals[verb] += count
    kept = [
        verb for verb, n in totals.items() if n >= FEWEST_OF_VERB and re.fullmatch(r"[a-z]+(_[a-z]+)?", verb)
    ]
    return [*sorted(set(kept) - {"be"}), ANY_VERB]


class WordVectors:
    """The model ``wordvectors`` as unit vectors."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "frequency.txt").read_text(encoding="utf-8").splitlines()
        table = np.load(folder / "vectors.npy").astype(np.float32)
        self.table = table / np.linalg.norm(table, axis=1, keepdims=True)
        self.index = {line.split()[0]: number for number, line in enumerate(lines[: len(table)])}

    def mean(self, words: set[str]) -> np.ndarray:
        """Unit vector of the mean of the words; zeros where none is known."""
        rows = [self.table[self.index[word]] for word in sorted(words) if word in self.index]
        mean = np.mean(rows, axis=0) if rows else np.zeros(self.table.shape[1], np.float32)
        return mean / max(float(np.linalg.norm(mean)), 1e-6)


def noun_features(nouns: dict[str, str], vectors: WordVectors) -> np.ndarray:
    """Word vector, first class, share of the classes over the senses, and whether there is no vector."""
    features = []
    for noun, letters in nouns.items():
        vector = vectors.mean({noun, plural(noun)})
        first, shares = np.zeros(len(CLASSES), np.float32), class_shares(letters)
        first[CLASSES.index(letters[0])] = 1.0
        features.append(np.concatenate([vector, first, shares, [float(not vector.any())]]))
    return np.array(features, np.float32)


def class_shares(letters: str) -> np.ndarray:
    """Weight of each class, the earlier (commoner) senses weighing more; sums to 1."""
    shares = np.zeros(len(CLASSES), np.float32)
    for rank, letter in enumerate(letters, 1):
        shares[CLASSES.index(letter)] += 1.0 / rank
    return shares / shares.sum()


def verb_features(verbs: list[str], vectors: WordVectors) -> np.ndarray:
    forms = [verb_forms(verb.split("_")[0]) for verb in verbs]
    return np.array([vectors.mean({f.base, f.third, f.gerund, *f.past}) for f in forms], np.float32)


class Factors(torch.nn.Module):
    def __init__(self, nouns: np.ndarray, verbs: np.ndarray) -> None:
        super().__init__()
        self.known_nouns, self.known_verbs = torch.tensor(nouns), torch.tensor(verbs)
        self.hidden = torch.nn.Linear(nouns.shape[1], HIDDEN)
        self.from_hidden = torch.nn.Linear(HIDDEN, DIMENSIONS)
        self.from_verb = torch.nn.Linear(verbs.shape[1], 2 * DIMENSIONS, bias=False)
        self.noun = torch.nn.Embedding(len(nouns), DIMENSIONS)
        self.verb = torch.nn.Embedding(2 * len(verbs), DIMENSIONS)
        self.bias = torch.nn.Embedding(2 * len(verbs), 1)
        torch.nn.init.zeros_(self.noun.weight)
        torch.nn.init.normal_(self.verb.weight, std=0.1)
        torch.nn.init.zeros_(self.bias.weight)

    def nouns(self, numbers: torch.Tensor, dropped: float) -> torch.Tensor:
        computed = self.from_hidden(torch.relu(self.hidden(self.known_nouns[numbers])))
        kept = (torch.rand(len(numbers), 1) >= dropped).float()
        return computed + kept * self.noun(numbers)

    def verbs(self, places: torch.Tensor) -> torch.Tensor:
        computed = self.from_verb(self.known_verbs[places // 2]).view(-1, 2, DIMENSIONS)
        return computed[torch.arange(len(places)), places % 2] + self.verb(places)


def train(pairs: np.ndarray, nouns: np.ndarray, verbs: np.ndarray, steps: int) -> Factors:
    """Fit the factor model to rows of place (verb x 2 + role), noun, count."""
    torch.manual_seed(SEED)
    draw = np.random.default_rng(SEED)
    model = Factors(nouns, verbs)
    adam = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    totals = np.zeros((2, len(nouns)))
    np.add.at(totals, (pairs[:, 0] % 2, pairs[:, 1]), pairs[:, 2])
    shares = totals**SMOOTHING
    noise = np.cumsum((shares / shares.sum(1, keepdims=True)).sum(0))
    weights = np.cumsum(pairs[:, 2] ** SAMPLING)
    any_verb = len(verbs) - 1
    for step in range(steps):
        adam.param_groups[0]["lr"] = LEARNING_RATE * (1 - step / steps) + LEARNING_RATE / 100
        chosen = pairs[np.searchsorted(weights, draw.random(BATCH) * weights[-1])]
        places = np.where(draw.random(BATCH) < ANY_SHARE, any_verb * 2 + chosen[:, 0] % 2, chosen[:, 0])
        kinds, place_of = np.unique(places, return_inverse=True)
        verb = model.verbs(torch.tensor(kinds))[torch.tensor(place_of)]
        bias = model.bias(torch.tensor(places))
        nouns_here, noun_of = np.unique(chosen[:, 1], return_inverse=True)
        noun = model.nouns(torch.tensor(nouns_here), DROPPED)[torch.tensor(noun_of)]
        log_sigmoid = torch.nn.functional.logsigmoid
        loss = -log_sigmoid((verb * noun).sum(1) + bias[:, 0]).sum()
        for role in (0, 1):
            here = torch.tensor(np.flatnonzero(places % 2 == role))
            drawn = np.searchsorted(noise, draw.random(DRAWN) * noise[-1])
            against = model.nouns(torch.tensor(drawn), DROPPED)
            loss = loss - NEGATIVES * log_sigmoid(-(verb[here] @ against.T + bias[here])).mean(1).sum()
        loss = loss / BATCH + PENALTY * ((verb**2).sum(1).mean() + (noun**2).sum(1).mean())
        adam.zero_grad()
        loss.backward()
        adam.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.3f}", flush=True)
    return model


def class_preferences(pairs: np.ndarray, nouns: dict[str, str], verbs: int) -> np.ndarray:
    """Verbs x roles x classes: log ratio of the share of a class in the slot and in the role at large."""
    shares = np.array([class_shares(letters) for letters in nouns.values()])
    counts = np.zeros((verbs * 2, len(CLASSES)))
    for begin in range(0, len(pairs), 100_000):
        part = pairs[begin : begin + 100_000]
        np.add.at(counts, part[:, 0], shares[part[:, 1]] * part[:, 2:])
    counts = counts.reshape(verbs, 2, -1)
    base = counts.sum(0) / counts.sum((0, 2))[:, None] + 1e-6
    totals = counts.sum(2, keepdims=True)
    result: np.ndarray = np.log((counts + CLASS_PRIOR * base) / (totals + CLASS_PRIOR) / base)
    return result


def role_shares(pairs: np.ndarray, nouns: dict[str, str]) -> np.ndarray:
    """Roles x classes: share of a class among the nouns of a role."""
    shares = np.array([class_shares(letters) for letters in nouns.values()])
    totals = np.zeros((2, len(nouns)))
    np.add.at(totals, (pairs[:, 0] % 2, pairs[:, 1]), pairs[:, 2])
    counts = totals @ shares
    result: np.ndarray = counts / counts.sum(1, keepdims=True)
    return result


def as_bytes(values: np.ndarray) -> tuple[np.ndarray, np.float32]:
    """8-bit steps and their size."""
    scale = np.float32(np.abs(values).max() / 127)
    return np.round(values / scale).astype(np.int8), scale


def stored(model: Factors, pairs: np.ndarray, nouns: dict[str, str], verbs: list[str]) -> dict[str, Any]:
    with torch.no_grad():
        noun_vectors = model.nouns(torch.arange(len(nouns)), 0.0).numpy()
        verb_vectors = model.verbs(torch.arange(2 * len(verbs))).numpy().reshape(len(verbs), 2, -1)
        bias = model.bias.weight.numpy().reshape(len(verbs), 2)
    keys = pairs[:, 0] * len(nouns) + pairs[:, 1]
    order = np.argsort(keys)
    verb_totals, noun_totals = np.zeros(2 * len(verbs), np.int64), np.zeros((2, len(nouns)), np.int64)
    np.add.at(verb_totals, pairs[:, 0], pairs[:, 2])
    np.add.at(noun_totals, (pairs[:, 0] % 2, pairs[:, 1]), pairs[:, 2])
    arrays: dict[str, Any] = {
        "verb_bias": bias.astype(np.float16),
        "class_letters": np.array(CLASSES),
        "role_shares": role_shares(pairs, nouns).astype(np.float32),
        "verb_totals": verb_totals.reshape(-1, 2).astype(np.uint32),
        "noun_totals": noun_totals.astype(np.uint32),
        "pair_steps": np.diff(keys[order], prepend=0).astype(np.uint32),
        "pair_counts": np.minimum(pairs[order, 2], 65535).astype(np.uint16),
    }
    tables = {
        "noun_vectors": noun_vectors,
        "verb_vectors": verb_vectors,
        "class_preference": class_preferences(pairs, nouns, len(verbs)),
    }
    for name, values in tables.items():
        arrays[name], arrays[f"{name.split('_')[0]}_scale"] = as_bytes(values)
    return arrays


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--counts", type=Path, nargs="*", default=[])
    parser.add_argument("--vectors", type=Path, default=Path("models/wordvectors"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=800)
    options = parser.parse_args()
    torch.set_num_threads(1)
    nouns = noun_classes(options.lexicon / "wordnet_noun_animacy.tsv.gz")
    found = counted(options.lexicon, options.counts, nouns)
    verbs = verbs_of(found)
    verb_index = {verb: number for number, verb in enumerate(verbs)}
    noun_index = {noun: number for number, noun in enumerate(nouns)}
    pairs = np.array(
        [
            (verb_index[v] * 2 + r, noun_index[n], c)
            for (v, r, n), c in sorted(found.items())
            if v in verb_index
        ],
        np.int64,
    )
    print(f"{len(verbs)} verbs, {len(nouns)} nouns, {len(pairs)} kinds of pair, {pairs[:, 2].sum()} pairs")
    vectors = WordVectors(options.vectors)
    model = train(pairs, noun_features(nouns, vectors), verb_features(verbs, vectors), options.steps)
    options.output.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{noun}\t{letters}\n" for noun, letters in nouns.items())
    (options.output / "nouns.tsv").write_text(text, encoding="utf-8")
    (options.output / "verbs.txt").write_text("\n".join(verbs) + "\n", encoding="utf-8")
    np.savez_compressed(options.output / "weights.npz", **stored(model, pairs, nouns, verbs))
    names = ("nouns.tsv", "verbs.txt", "weights.npz")
    sums = [f"{hashlib.sha256((options.output / name).read_bytes()).hexdigest()}  {name}" for name in names]
    (options.output / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
