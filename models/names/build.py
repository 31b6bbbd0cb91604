"""Remake the tables of this folder: how English writes a word, what a source word is, what names translate to.

Usage (from the checkout, some ten minutes on one core; no randomness):
    python models/names/build.py --text FOLDER_OF_XZ_TEXTS --parallel FOLDER --news hi-news-train.tsv
"""

from __future__ import annotations

import argparse
import lzma
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from mtqa.facts.names.gazetteer import fold
from mtqa.facts.names.sounds import likeness
from mtqa.text.tokenise import tokenise

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = ("hi", "de", "ru", "zh", "es", "fr", "ja", "ar", "bn", "fa", "id", "ko", "pt", "tr", "uk", "ur")
LEFT_OUT = ("android-ui", "tldr-pages")
"""Interface texts and commands: capitals there are no names."""
ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HAN = re.compile(r"[\u3400-\u9fff]+")

FEWEST_SEEN = 5
"""Occurrences inside sentences of an English word whose capitals are counted."""
FEWEST_PAIRS = 4
"""Sentence pairs in which a name and a source word meet before they count as translations."""
MOST_PAIRS = 12_000
"""Sentence pairs read of a corpus, evenly spread; of program documentation half as many."""
MOST_CHECKED = 10
"""Occurrences of a source word that are compared with the names beside them."""
LEAST_DICE = 0.35
"""Dice coefficient of the sentences with the name and those with the source word; by eye, half of those between 0.2
and 0.35 were no translations."""
COMMON_SEEN = 3
"""Occurrences of a source word that is taken for a common word."""
COMMON_NAME_SHARE = 0.3
"""Share of its occurrences beside an English name that sounds like it, from which on it is none."""


def capitals(folder: str, output: pathlib.Path) -> None:
    """``capitals.tsv``: word (lower case), share (0-100) of its occurrences inside sentences with a capital, count."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for path in sorted(pathlib.Path(folder).glob("*.xz")):
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                count_line(line, low, high)
    rows = []
    for word in set(low) | set(high):
        seen = low[word] + high[word]
        if seen >= FEWEST_SEEN and (word.isascii() or high[word]):
            rows.append((word, round(100 * high[word] / seen), seen))
    text = "".join(f"{word}\t{share}\t{seen}\n" for word, share, seen in sorted(rows))
    (output / "capitals.tsv").write_text(text, encoding="utf-8")


def count_line(line: str, low: Counter[str], high: Counter[str]) -> None:
    """Count the words of a line that stands in sentence case, sentence beginnings left out."""
    words = list(ENGLISH_WORD.finditer(line))
    if 2 * sum(match.group()[0].islower() for match in words) < len(words):
        return
    end = 0
    for match in words:
        word, gap = match.group(), line[end : match.start()]
        if word[0].islower():
            low[word] += 1
        elif end and gap in (" ", ", "):
            high[word.lower()] += 1
        end = match.end()


def pairs(language: str, folder: str, news: str) -> Iterator[tuple[str, str]]:
    """The sentence pairs of a language."""
    for path in sorted(pathlib.Path(folder, f"{language}-en").glob("*.xz")):
        if any(name in path.name for name in LEFT_OUT):
            continue
        with lzma.open(path, "rt", encoding="utf-8") as file:
            lines = file.read().splitlines()
        most = MOST_PAIRS // 2 if "coop-docs" in path.name else MOST_PAIRS
        for line in lines[:: max(1, len(lines) // most)]:
            cells = line.split("\t")
            if len(cells) >= 2 and len(cells[0]) < 600:
                yield cells[0], cells[1]
    if language == "hi":
        for line in pathlib.Path(news).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) >= 2:
                yield cells[0], cells[1]


def source_words(text: str, language: str) -> list[str]:
    """Words of a source text, cut at hyphens; Chinese and Japanese: runs of one to four Han characters."""
    if language in ("zh", "ja"):
        runs = HAN.findall(text)
        grams = {run[i : i + n] for run in runs for n in range(1, 5) for i in range(len(run) - n + 1)}
        return [*grams, *(t.text for t in tokenise(text, language) if t.kind == "word" and len(t.text) > 1)]
    tokens = [t.text for t in tokenise(text, language) if t.kind == "word"]
    return [part for token in tokens for part in re.split(r"[-‐'’]", token) if part]


def stems(word: str, language: str) -> Iterator[str]:
    """A word and the beginnings of it that may be its stem."""
    yield word
    if language not in ("zh", "ja"):
        for length in range(2 if language == "ko" else 4, len(word)):
            yield word[:length]


def tables(language: str, folder: str, news: str, capital: dict[str, int]) -> tuple[list[str], list[str]]:
    """Rows of ``names.tsv`` and the common words of one language."""
    lines = []
    names: Counter[str] = Counter()
    unit_seen: Counter[str] = Counter()
    word_seen: Counter[str] = Counter()
    word_named: Counter[str] = Counter()
    lower_seen: Counter[str] = Counter()
    for source, english in pairs(language, folder, news):
        words = source_words(source, language)
        if language not in ("zh", "ja"):
            lower_seen.update({w for w in words if w[0].islower()})
        words = [word.casefold() for word in words]
        found = {
            w for w in ENGLISH_WORD.findall(english.replace("'s", " ").replace("-", " ")) if w[0].isupper()
        }
        found = {w for w in found if capital.get(w.lower(), 100) >= 60}
        units = {stem for word in set(words) for stem in stems(word, language)}
        unit_seen.update(units)
        names.update(found)
        lines.append((set(words), found))
        for word in set(words):
            if len(word) > 1 and word_seen[word] < MOST_CHECKED:
                word_seen[word] += 1
                word_named[word] += any(likeness(name, word, language) >= 0.7 for name in found)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for words, found in lines:
        wanted = [name for name in found if names[name] >= FEWEST_PAIRS]
        if wanted:
            units = {stem for word in words for stem in stems(word, language)}
            units = {unit for unit in units if unit_seen[unit] >= FEWEST_PAIRS}
            for name in wanted:
                if sum(together[name].values()) < 400_000:
                    together[name].update(units)
    rows = []
    for name in sorted(together):
        forms = [
            unit
            for unit, count in together[name].items()
            if count >= FEWEST_PAIRS
            and 2 * count / (unit_seen[unit] + names[name]) >= LEAST_DICE
            and len(unit) >= 2
        ]
        kept = shortest(forms)
        kept = [form for form in kept if likeness(name, form, language) < 0.85]
        kept = sorted(kept, key=lambda form: -together[name][form])[:6]
        if kept:
            rows.append(f"{language}\t{name}\t{'|'.join(kept)}")
    cased = language in ("de", "es", "fr", "id", "pt", "ru", "tr", "uk")
    common = []
    for word, seen in word_seen.items():
        if language in ("zh", "ja") and len(word) < 2:
            continue
        in_lower = cased and language != "de" and lower_seen[word] >= 2
        by_count = (not cased or language == "de") and seen >= COMMON_SEEN
        if in_lower or (by_count and word_named[word] / seen < COMMON_NAME_SHARE):
            common.append(word)
    return rows, sorted({fold(word) for word in common})


def shortest(forms: list[str]) -> list[str]:
    """The forms that no other form begins."""
    kept: list[str] = []
    for form in sorted(forms):
        if not kept or not form.startswith(kept[-1]):
            kept.append(form)
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", required=True)
    parser.add_argument("--parallel", required=True)
    parser.add_argument("--news", required=True)
    parser.add_argument("--output", type=pathlib.Path, default=HERE)
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--keep-capitals", action="store_true", help="take capitals.tsv as it is")
    options = parser.parse_args()
    if not options.keep_capitals:
        capitals(options.text, options.output)
    table = (
        line.split("\t")
        for line in (options.output / "capitals.tsv").read_text(encoding="utf-8").splitlines()
    )
    capital = {word: int(share) for word, share, _ in table}
    rows: list[str] = []
    for language in options.languages:
        own, common = tables(language, options.parallel, options.news, capital)
        rows += own
        with lzma.open(options.output / f"common.{language}.xz", "wt", encoding="utf-8") as file:
            file.write("\n".join(common) + "\n")
        (options.output / "names.tsv").write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")
        print(language, len(own), len(common), flush=True)


if __name__ == "__main__":
    main()
