"""Make the list of English words.

    python models/spelling/build.py --text FOLDER_OF_XZ_TEXTS --parallel PARALLEL --lexicon LEXICON \\
        --output models/spelling

PARALLEL holds bilingual texts (source, tab, English) in a folder a language pair, of which those of PAIRS are
read, for their everyday words. LEXICON holds `wordnet_noun_animacy.tsv.gz` (nouns of Open English WordNet) and
the three `sp_*_counts.tsv.gz` (verbs and nouns counted over 156 M words of English). What
`mtqa.english.spelling` derives from shorter entries is left out. No randomness: the same input gives the same
bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from mtqa.english.spelling import derives

WORD = re.compile(r"(?<![\w@#./&-])[a-zß-öø-ÿœ]+(?:-[a-zß-öø-ÿœ]+)*(?![\w@/-]|\.\w)")
PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
PAIRS = ("tatoeba-manythings", "tanaka-small-enja", "jhe", "park-news-devtest")
COUNTS = ("sp_passive_subject_counts", "sp_active_object_counts", "sp_active_subject_counts")


def words_of_text(folder: Path) -> Iterator[str]:
    """Words written without a capital, once a text and more."""
    for path in sorted(folder.glob("*.txt.xz")):
        seen: set[str] = set()
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                seen.update(WORD.findall(line))
        yield from seen


def words_of_pairs(folder: Path) -> Iterator[str]:
    """Words of the English side of the everyday sentences among the bilingual texts."""
    for path in sorted(path for name in PAIRS for path in folder.glob(f"*/{name}.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from WORD.findall(line.split("\t")[1])


def words_of_tables(folder: Path) -> Iterator[str]:
    """Nouns of the dictionary, verbs and nouns of the counts."""
    for name in ("wordnet_noun_animacy", *COUNTS):
        with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
            next(lines)
            columns = 1 if name.startswith("wordnet") else 2
            for line in lines:
                yield from (cell for cell in line.split("\t")[:columns] if PLAIN.fullmatch(cell))


def needed(words: set[str]) -> list[str]:
    """The words that cannot be derived from shorter ones, in alphabetical order."""
    kept: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        parts = word.split("-")
        if len(parts) > 1 and all(part in kept or derives(part, kept) for part in parts):
            continue
        if not derives(word, kept):
            kept.add(word)
    return sorted(kept)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    words = {
        *words_of_text(options.text),
        *words_of_pairs(options.parallel),
        *words_of_tables(options.lexicon),
    }
    content = "".join(f"{word}\n" for word in needed(words)).encode()
    (options.output / "words.txt").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (options.output / "SHA256SUMS").write_text(f"{digest}  words.txt\n", encoding="utf-8")


if __name__ == "__main__":
    main()
