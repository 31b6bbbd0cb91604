"""English text as a stream of symbols: the words of a fixed vocabulary, with names, figures and rare words masked.

The fluency model counts and scores symbols, so that an article about people and years it has never met is measured by
its wording. A capitalised word is read as the common word where the vocabulary has it ("President", or the word that
opens a sentence), else as a name; a run of names is one symbol. Figures become their kind (year, ordinal, clock time,
decimal, figure), words that are not in the vocabulary the class of their ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

EDGE = "<s>"
"""Start and end of a sentence; always symbol 0."""
NAME, ACRONYM, PLACE, DEMONYM, DEMONYMS = "<name>", "<acronym>", "<place>", "<demonym>", "<demonyms>"
WEEKDAY, MONTH = "<weekday>", "<month>"
FIGURES = ("<year>", "<decade>", "<ordinal>", "<time>", "<decimal>", "<one>", "<figure>")
FOREIGN, SIGN, ADDRESS = "<foreign>", "<sign>", "<address>"

_ENDINGS = (
    ("ing", "<?ing>"),
    ("ed", "<?ed>"),
    ("ly", "<?ly>"),
    ("ness", "<?ness>"),
    ("tion", "<?ness>"),
    ("sion", "<?ness>"),
    ("ment", "<?ness>"),
    ("ity", "<?ness>"),
    ("ism", "<?ness>"),
    ("ous", "<?al>"),
    ("able", "<?al>"),
    ("ible", "<?al>"),
    ("ical", "<?al>"),
    ("ial", "<?al>"),
    ("ive", "<?al>"),
    ("ful", "<?al>"),
    ("less", "<?al>"),
    ("al", "<?al>"),
    ("ic", "<?al>"),
    ("est", "<?est>"),
    ("er", "<?er>"),
    ("or", "<?er>"),
    ("ist", "<?er>"),
    ("ss", "<?>"),
    ("us", "<?>"),
    ("is", "<?>"),
    ("ers", "<?ers>"),
    ("ists", "<?ers>"),
    ("s", "<?s>"),
)
"""First ending that fits -> the class of an unknown word."""
_JOINED, _UNKNOWN = "<?->", "<?>"

MASKS = (
    *(NAME, ACRONYM, PLACE, DEMONYM, DEMONYMS, WEEKDAY, MONTH, *FIGURES, FOREIGN, SIGN, ADDRESS),
    *dict.fromkeys(mask for _, mask in _ENDINGS),
    _JOINED,
)
"""Every symbol that stands for a class of words."""

PUNCTUATION = tuple(". , ; : ! ? ( ) [ ] - — … / % $ € £ & '".split())
_SAME_MARK = MappingProxyType(
    {"–": "—", "--": "—", "―": "—", "‐": "-", "‑": "-", "’": "'", "‘": "'", "`": "'"}
)
_UNHEARD = frozenset('"“”„«»‟〝〞*_')
"""Marks that are left out of the stream: quotation marks and emphasis break no wording."""
_STOPS = frozenset(".!?…")

_LETTER = r"[^\W\d_]"
_PIECE = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)
    |(?P<short>(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Maj|Sgt|Capt|St|Jr|Sr|Prof|Rev|Hon|vs)\.)
    |(?P<dotted>(?<![\w.])(?:{_LETTER}\.){{2,8}}|(?<![\w.])[A-Z]\.(?=\ [A-Z]))
    |(?P<number>\d+(?:[.,:]\d+)*(?:{_LETTER}{{1,2}}(?!{_LETTER}))?)
    |(?P<word>{_LETTER}+(?:[-'’‐‑&]?[^\W_]+)*)
    |(?P<repeated>\.{{2,}}|-{{2,}}|—+|–+|!{{2,}}|\?{{2,}})
    |(?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LATIN_LAST = "\u024f"

_CALENDAR = MappingProxyType(
    dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday".split(), WEEKDAY)
    | dict.fromkeys(
        "january february march april may june july august september october november december".split(), MONTH
    )
)


@dataclass(frozen=True)
class Vocabulary:
    """Which words have a symbol of their own; symbol numbers are places in ``symbols``."""

    symbols: tuple[str, ...]
    """Sentence edge first; classes in angle brackets; words and marks in lower case."""
    masked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Lower-case name -> its class: territories, adjectives of territories."""
    _numbers: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers.update((symbol, number) for number, symbol in enumerate(self.symbols))

    def number(self, word: str) -> int:
        """The symbol number of a word, figure or mark as it is written in a text."""
        return self._numbers.get(self.symbol(word), self._numbers[_UNKNOWN])

    def symbol(self, word: str) -> str:
        """The symbol of a word: itself in lower case, or its class."""
        first = word[:1]
        if first.isalpha() or first == "'" or first == "’":
            return self._of_word(word)
        if first.isdigit():
            return figure_class(word)
        mark = _SAME_MARK.get(word, word)
        if mark in self._numbers:
            return mark
        if word[:1] in ".—–-!?…":
            return _SAME_MARK.get(word[:1], word[:1]) if word[:1] in "!?—–-" else "…"
        return ADDRESS if len(word) > 1 else SIGN

    def _of_word(self, word: str) -> str:
        lower = word.lower().replace("’", "'")
        if word == lower or word.islower():
            return lower if lower in self._numbers else unknown_class(lower)
        if word == "US":
            return "u.s."
        known = _CALENDAR.get(lower) or self.masked.get(lower)
        if known:
            return known
        if lower in self._numbers:
            return lower
        return ACRONYM if len(word) > 1 and word.isupper() else NAME


def figure_class(text: str) -> str:
    """The class of a piece that opens with a digit."""
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    tail = text[len(digits) :].lower()
    if tail in ("st", "nd", "rd", "th"):
        return "<ordinal>"
    if tail == "s" and len(digits) in (2, 4):
        return "<decade>"
    if ":" in digits:
        return "<time>"
    if _YEAR.fullmatch(digits):
        return "<year>"
    if "." in digits:
        return "<decimal>"
    return "<one>" if digits == "1" else "<figure>"


def unknown_class(lower: str) -> str:
    """The class of a lower-case word that is not in the vocabulary."""
    if lower[-1] > _LATIN_LAST:
        return FOREIGN
    if "-" in lower:
        return _JOINED
    return next((mask for ending, mask in _ENDINGS if lower.endswith(ending)), _UNKNOWN)


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of words (clitics cut off), figures and marks in order; quotation marks are left out."""
    for match in _PIECE.finditer(text):
        word = match.group()
        start, end = match.span()
        if word in _UNHEARD:
            continue
        if ("'" in word or "’" in word) and len(word) > 2:
            cut = _CLITIC.search(word)
            if cut and cut.start():
                yield start, start + cut.start(), word[: cut.start()]
                start, word = start + cut.start(), word[cut.start() :]
        yield start, end, word


def ends_sentence(word: str, following: str) -> bool:
    """Whether a sentence ends between two neighbouring pieces: a stop, then no lower-case letter."""
    return word[:1] in _STOPS and not following[:1].islower() and following[:1] not in ",;:)-—"


def encode(text: str, vocabulary: Vocabulary) -> tuple[list[int], list[int], list[int]]:
    """Symbol numbers with the start and end of each in ``text``.

    A sentence edge (number 0) stands before, between and after the sentences; its start and end are the place between
    them. Runs of names are one symbol.
    """
    number = vocabulary.number
    name = number("Zzyzx")
    numbers, starts, ends = [0], [0], [0]
    before = ""
    for start, end, word in pieces(text):
        if before and ends_sentence(before, word):
            numbers.append(0)
            starts.append(start)
            ends.append(start)
        found = number(word)
        if found == name and numbers[-1] == name:
            ends[-1] = end
        else:
            numbers.append(found)
            starts.append(start)
            ends.append(end)
        before = word
    if numbers[-1]:
        numbers.append(0)
        starts.append(ends[-1])
        ends.append(ends[-1])
    return numbers, starts, ends


def is_mask(symbol: str) -> bool:
    """Whether a symbol stands for a class of words, not for one word."""
    return len(symbol) > 1 and symbol[0] == "<"


def symbol_strings(words: Sequence[str]) -> tuple[str, ...]:
    """The symbols of a vocabulary with these words: edge, classes, marks, then the words."""
    return tuple(dict.fromkeys((EDGE, *MASKS, *PUNCTUATION, *words)))
