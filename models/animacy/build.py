"""Make the tables of noun classes and of attested patients of verbs of harm.

    python models/animacy/build.py --lexicon LEXICON --output models/animacy

LEXICON holds `wordnet_noun_animacy.tsv.gz` (lemma and lexicographer files of its senses, from Open English WordNet)
and `sp_passive_subject_counts.tsv.gz`, `sp_active_object_counts.tsv.gz` (verb, noun, count; counted with part-of-speech
patterns over 156 M words of English). No randomness: the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

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

VERBS: frozenset[str] = frozenset(
    """
    kill murder assassinate slay massacre slaughter lynch martyr behead decapitate injure wound maim arrest detain jail
    imprison kidnap abduct hospitalize hospitalise extradite handcuff execute
    """.split()
)


def rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def noun_classes(path: Path) -> dict[str, str]:
    """Lower-case single words (hyphens allowed) and the letters of their senses, first sense first."""
    table = {}
    for lemma, _, _, files, *_ in rows(path):
        if lemma.replace("-", "").isalpha() and lemma.islower() and len(lemma) > 1:
            table[lemma] = "".join(LETTERS[name] for name in files.split(","))
    return table


def patients(paths: list[Path], nouns: dict[str, str]) -> dict[tuple[str, str], int]:
    """How often each verb of harm had each noun as patient."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for verb, noun, count, *_ in rows(path):
            if verb in VERBS and noun in nouns:
                counts[verb, noun] += int(count)
    return dict(counts)


def write(folder: Path, name: str, lines: list[str]) -> str:
    text = "\n".join(lines) + "\n"
    (folder / name).write_text(text, encoding="utf-8")
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    nouns = noun_classes(options.lexicon / "wordnet_noun_animacy.tsv.gz")
    counted = [options.lexicon / f"sp_{slot}_counts.tsv.gz" for slot in ("passive_subject", "active_object")]
    counts = patients(counted, nouns)
    sums = [
        write(options.output, "nouns.tsv", [f"{noun}\t{letters}" for noun, letters in sorted(nouns.items())]),
        write(options.output, "patients.tsv", [f"{v}\t{n}\t{c}" for (v, n), c in sorted(counts.items())]),
    ]
    (options.output / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
