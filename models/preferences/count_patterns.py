"""Count which nouns fill which slots of verbs by patterns over plain text, without a parser.

    python models/preferences/count_patterns.py --text FOLDER_OF_XZ_TEXTS --output patterns.tsv.gz

Every text is one paragraph a line, xz-compressed. The patterns take few pairs and mostly right ones: a noun right
before or after the verb with a determiner on one side and a closed-class word or a mark on the other, or a personal
pronoun. They read the 35 M words in minutes, where `count.py` needs an hour and more, and so reach the rarer verbs.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import re
from collections import Counter
from pathlib import Path

from mtqa.english.inflection import verb_forms

DETERMINER = "(?:the|a|an|his|her|their|its|my|our|your|these|those|several|many|two|three|four|five|some)"
AFTER = (
    r"(?=\s*[.,;:)]|\s+(?:in|on|at|by|for|from|with|to|and|after|before|during|as|because|when|while|into|over|near"
    r"|under|who|that|which|without|but|since|until)\b)"
)
OBJECT_PRONOUN = "(?:him|me|us|them|himself|herself|everyone|someone)"
OPENING = r"(?:^|[.,;]\s+|\b(?:when|that|after|and|because|while|said|as|where|before)\s+)"
BE = r"(?:was|were|is|are|been|be|(?:has|have|had|will|could|can|may|must|should|would)(?:\s+be(?:en)?)?)"
OBJECT = re.compile(
    rf"\b([a-z]+)\s+(?:{DETERMINER}\s+(?:[a-z-]+\s+)?([a-z]+(?:-[a-z]+)?){AFTER}|({OBJECT_PRONOUN}){AFTER})"
)
PASSIVE = re.compile(
    rf"(?:{OPENING}{DETERMINER}\s+([a-z-]+)|\b(he|she|who|i|we|him))\s+{BE}\s+(?:[a-z]+ly\s+)?([a-z]+)\b"
)
SUBJECT = re.compile(
    rf"(?:{OPENING}{DETERMINER}\s+([a-z-]+)|\b(he|she|who|i|we))\s+(?:[a-z]+ly\s+)?([a-z]+)\b"
    rf"(\s+(?:{DETERMINER}|{OBJECT_PRONOUN}|her|it)\b)?"
)
NO_VERBS = "be have do the and but for his her their its this that they was were are not all one two who red led need"
"""Words that look like a verb's past form and mostly are something else, or say nothing about their nouns."""

_SENTENCE_START = re.compile(r"([.!?] )([A-Z])")


def past_forms(words: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Past forms and past participles of what may be a verb, by lemma; of two lemmas the commoner one."""
    known = set(words)
    past: dict[str, str] = {}
    participles: dict[str, str] = {}
    for word in reversed(words):
        if len(word) < 3 or not word.isalpha():
            continue
        forms = verb_forms(word)
        if forms.gerund in known or known & set(forms.past):
            past |= dict.fromkeys(forms.past, word)
            participles |= dict.fromkeys(forms.participle, word)
    for word in NO_VERBS.split():
        past.pop(word, None)
        participles.pop(word, None)
    return past, participles


def count(
    folder: Path, past: dict[str, str], participles: dict[str, str], nouns: set[str]
) -> Counter[tuple[str, str, str]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                text = _SENTENCE_START.sub(lambda m: m[1] + m[2].lower(), line[:1].lower() + line[1:])
                for verb, noun, pronoun in OBJECT.findall(text):
                    if verb in past and (pronoun or noun not in past or noun in nouns):
                        counts["object", past[verb], pronoun or noun] += 1
                for noun, pronoun, verb in PASSIVE.findall(text):
                    if verb in participles:
                        counts["passive", participles[verb], noun or pronoun] += 1
                for noun, pronoun, verb, has_object in SUBJECT.findall(text):
                    if verb in past:
                        counts["agent" if has_object else "subject", past[verb], noun or pronoun] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--words", type=Path, default=Path("models/wordvectors/frequency.txt"))
    parser.add_argument("--nouns", type=Path, default=Path("models/preferences/nouns.tsv"))
    options = parser.parse_args()
    words = [line.split()[0] for line in options.words.read_text(encoding="utf-8").splitlines()]
    nouns = {line.split("\t")[0] for line in options.nouns.read_text(encoding="utf-8").splitlines()}
    counts = count(options.text, *past_forms(words), nouns)
    with gzip.open(options.output, "wt", encoding="utf-8") as out:
        for (slot, verb, noun), number in sorted(counts.items()):
            out.write(f"{slot}\t{verb}\t{noun}\t{number}\n")


if __name__ == "__main__":
    main()
