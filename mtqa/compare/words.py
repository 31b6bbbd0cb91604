"""Word alignment within English: which word of one sentence another sentence holds too, and as what.

After METEOR (Banerjee and Lavie 2005; Denkowski and Lavie 2014): matching one to one in stages from the surest
evidence to the weakest, nearest to what is matched already. Function words match beside matched words only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mtqa.compare import lexis

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

GRADES: Mapping[str, float] = {
    "exact": 1.0,
    "number": 1.0,
    "lemma": 1.0,
    "spelling": 1.0,
    "short-form": 1.0,
    "compound": 1.0,
    "stem": 0.9,
    "near": 0.9,
    "derived": 0.9,
    "synonym": 0.8,
    "similar": 0.5,
}
"""Kind of match -> how far it shows that both sentences say the same there (0-1); first judged, not fitted."""

SIMILAR_COSINE = 0.6
"""Least distributional cosine of a ``similar`` pair: most pairs of unrelated words stay below it."""

SIMILAR_DISTANCE = 5
"""Most words between where a ``similar`` word stands and where it would be expected: company alone is weak."""

FUNCTION_DISTANCE = 2
"""Most words between a function word and where its neighbours' matches put it."""

NEAR_RATIO = 80.0
"""Least likeness (0-100, normalised indel) of two spellings of one name."""

NEAR_WORD_RATIO = 90.0
"""The same for words that are not names, where at least one of the two is no known word."""

NEAR_LENGTH = 4
"""Shortest word, in letters, that is matched by likeness; names may be one shorter (Sri, Shri)."""


GAP_REACH = 4
"""How far, in tokens, the other sentence's wording for the same place is looked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One word of the English and one of the other sentence, as indices of tokens, and what makes them match."""

    english: int
    other: int
    kind: str
    """A key of ``GRADES``."""

    @property
    def grade(self) -> float:
        """0-1, from ``GRADES``."""
        return GRADES[self.kind]


@dataclass(frozen=True)
class WordAlignment:
    """Two English sentences matched word by word, one to one."""

    english_tokens: tuple[Token, ...]
    other_tokens: tuple[Token, ...]
    pairs: tuple[Pair, ...]
    """By falling position of neither side, sorted by the English index."""
    held: Mapping[int, float]
    """English token -> grade (0-1), of every word that the other sentence holds, be it as part of a longer
    expression (``2 million`` = ``2,000,000``, ``cease-fire`` = ``cease fire``)."""
    held_other: Mapping[int, float]
    """The same for the other sentence's tokens."""

    @cached_property
    def to_other(self) -> Mapping[int, int]:
        """English token index -> the other's token index."""
        return {pair.english: pair.other for pair in self.pairs}

    @cached_property
    def to_english(self) -> Mapping[int, int]:
        """The other's token index -> English token index."""
        return {pair.other: pair.english for pair in self.pairs}

    @cached_property
    def kinds(self) -> Mapping[int, str]:
        """English token index -> kind of its match."""
        return {pair.english: pair.kind for pair in self.pairs}

    @cached_property
    def chunks(self) -> tuple[tuple[int, int, int], ...]:
        """Runs matched in the same order on both sides, punctuation aside: English start, other start, words."""
        ranks = [_ranks(self.english_tokens), _ranks(self.other_tokens)]
        found: list[tuple[int, int, int]] = []
        last = (-2, -2)
        for pair in self.pairs:
            here = (ranks[0][pair.english], ranks[1][pair.other])
            if here == (last[0] + 1, last[1] + 1):
                start, other, words = found[-1]
                found[-1] = (start, other, words + 1)
            else:
                found.append((pair.english, pair.other, 1))
            last = here
        return tuple(found)

    def gap(self, index: int, reach: int = GAP_REACH) -> tuple[int, ...]:
        """The other sentence's unheld content words where English token ``index`` would be expected.

        Those between the matches of the nearest matched neighbours; where these stand apart or in another order,
        those within ``reach`` words of either.
        """
        left = max((i for i in self.to_other if i < index), default=None)
        right = min((i for i in self.to_other if i > index), default=None)
        low = self.to_other[left] if left is not None else -1
        high = self.to_other[right] if right is not None else len(self.other_tokens)
        if not 0 < high - low <= 3 * reach:
            near = [j for j, known in ((low, left), (high, right)) if known is not None]
            return tuple(j for j in self.unheld("other") if any(abs(j - at) <= reach for at in near))
        return tuple(j for j in self.unheld("other") if low < j < high)

    def unheld(self, side: str = "english") -> tuple[int, ...]:
        """Indices of the content words (and numbers) of ``english`` or ``other`` that the opposite side lacks."""
        tokens, held = (
            (self.english_tokens, self.held) if side == "english" else (self.other_tokens, self.held_other)
        )
        return tuple(i for i, token in enumerate(tokens) if is_content(token) and i not in held)


def is_word(token: Token) -> bool:
    """Whether the token is a word or a number rather than punctuation or a symbol."""
    return token.kind in ("word", "number")


def is_content(token: Token) -> bool:
    """Whether the token is a number or a word that carries content."""
    return token.kind == "number" or (
        token.kind == "word" and not lexis.is_function_word(word_form(token.text))
    )


@dataclass(frozen=True, slots=True)
class _Word:
    index: int
    form: str
    content: bool
    name: bool
    """Written with a capital where no sentence start explains it, or no common word."""
    capital: bool
    counts: bool
    """Part of a number, date or the like."""


@dataclass(frozen=True, slots=True)
class _Analysis:
    tokens: tuple[Token, ...]
    words: tuple[_Word, ...]
    values: Mapping[object, list[list[int]]]
    """Value of a fact -> the runs of tokens that express it."""


def align_words(english: str, other: str) -> WordAlignment:
    """Match the words of two English sentences one to one; see the module's docstring."""
    left, right = _analyse(english), _analyse(other)
    matching = _Matching(left, right)
    matching.by_key("exact", lambda word: word.form)
    _match_numbers(matching)
    matching.by_key("spelling", lambda word: lexis.spelling_key(word.form))
    matching.by_keys("lemma", lambda word: lexis.lemmas(word.form))
    matching.by_key("stem", lambda word: lexis.stem(lexis.spelling_key(word.form)))
    _match_phrases(matching)
    for kind, judge in (("near", _near), ("derived", _derived), ("synonym", _synonym)):
        matching.by_judgement(kind, judge)
    matching.by_judgement("similar", _similar, SIMILAR_DISTANCE)
    matching.function_words()
    return WordAlignment(
        left.tokens,
        right.tokens,
        tuple(Pair(i, j, kind) for i, (j, kind) in sorted(matching.pairs.items())),
        dict(sorted((matching.left_held | {i: GRADES[k] for i, (_, k) in matching.pairs.items()}).items())),
        dict(sorted((matching.right_held | {j: GRADES[k] for j, k in matching.taken.items()}).items())),
    )


class _Matching:
    """A growing one-to-one matching; keys are token indices."""

    def __init__(self, left: _Analysis, right: _Analysis) -> None:
        self.left, self.right = left, right
        self.pairs: dict[int, tuple[int, str]] = {}
        self.taken: dict[int, str] = {}
        self.left_held: dict[int, float] = {}
        self.right_held: dict[int, float] = {}
        self._anchors: list[int] = []

    def free(self) -> tuple[list[_Word], list[_Word]]:
        """Content words without a match, on both sides."""
        return (
            [
                w
                for w in self.left.words
                if w.content and w.index not in self.pairs and w.index not in self.left_held
            ],
            [
                w
                for w in self.right.words
                if w.content and w.index not in self.taken and w.index not in self.right_held
            ],
        )

    def by_key(self, kind: str, key: Callable[[_Word], str]) -> None:
        """Match free words with one and the same key."""
        self.by_keys(kind, lambda word: (key(word),))

    def by_keys(self, kind: str, keys: Callable[[_Word], Iterable[str]]) -> None:
        """Match free words that share a key."""
        left, right = self.free()
        places: dict[str, list[int]] = defaultdict(list)
        for word in right:
            for key in keys(word):
                places[key].append(word.index)
        choices = {(w.index, j) for w in left for key in keys(w) for j in places.get(key, ())}
        self._take(kind, choices)

    def by_judgement(
        self, kind: str, judge: Callable[[_Word, _Word], bool], reach: int | None = None
    ) -> None:
        """Match free words that the judge holds for a match, within reach of where they are expected."""
        left, right = self.free()
        choices = {(a.index, b.index) for a in left for b in right if judge(a, b)}
        if reach is not None:
            choices = {(i, j) for i, j in choices if self.distance(i, j) <= reach}
        self._take(kind, choices)

    def function_words(self) -> None:
        """Match equal function words that stand where their matched neighbours put them."""
        places: dict[str, list[int]] = defaultdict(list)
        for word in self.right.words:
            if not word.content:
                places[word.form].append(word.index)
        everywhere = not any(word.content for word in (*self.left.words, *self.right.words))
        for word in self.left.words:
            free = [j for j in places.get(word.form, ()) if j not in self.taken]
            if word.content or not free:
                continue
            if not self.pairs and not everywhere:
                return
            best = min(free, key=lambda j: self.distance(word.index, j))
            if everywhere or self.distance(word.index, best) <= FUNCTION_DISTANCE:
                self.match(word.index, best, "exact")

    def match(self, i: int, j: int, kind: str) -> None:
        self.pairs[i] = (j, kind)
        self.taken[j] = kind
        self._anchors.insert(bisect_left(self._anchors, i), i)

    def distance(self, i: int, j: int) -> float:
        """How many words j is from where the matches nearest to i would put it."""
        at = bisect_left(self._anchors, i)
        near = self._anchors[max(0, at - 1) : at + 1]
        if not near:
            return abs(i / max(1, len(self.left.tokens)) - j / max(1, len(self.right.tokens))) * len(
                self.right.tokens
            )
        return min(abs((j - self.pairs[a][0]) - (i - a)) for a in near)

    def _take(self, kind: str, choices: set[tuple[int, int]]) -> None:
        lefts: dict[int, int] = defaultdict(int)
        rights: dict[int, int] = defaultdict(int)
        for i, j in choices:
            lefts[i] += 1
            rights[j] += 1
        single = {(i, j) for i, j in choices if lefts[i] == 1 == rights[j]}
        for i, j in sorted(single):
            self.match(i, j, kind)
        open_choices = choices - single
        while open_choices:
            _, i, j = min((self.distance(i, j), i, j) for i, j in open_choices)
            self.match(i, j, kind)
            open_choices = {(a, b) for a, b in open_choices if a != i and b != j}


def _match_numbers(matching: _Matching) -> None:
    """Words that are part of equal facts are held; word by word they are matched as far as both sides go."""
    for value, runs in matching.left.values.items():
        for here, there in zip(runs, matching.right.values.get(value, ()), strict=False):
            mine = [i for i in here if i not in matching.pairs and i not in matching.left_held]
            theirs = [j for j in there if j not in matching.taken and j not in matching.right_held]
            for i, j in zip(mine, theirs, strict=False):
                same = word_form(matching.left.tokens[i].text) == word_form(matching.right.tokens[j].text)
                matching.match(i, j, "exact" if same else "number")
            matching.left_held.update(dict.fromkeys(mine[len(theirs) :], GRADES["number"]))
            matching.right_held.update(dict.fromkeys(theirs[len(mine) :], GRADES["number"]))


def _match_phrases(matching: _Matching) -> None:
    """Compounds written apart or together, and abbreviations with their long forms."""
    for swapped in (False, True):
        mine, theirs = matching.free()
        if swapped:
            mine, theirs = theirs, mine
        for word in mine:
            whole = (matching.left if swapped else matching.right).words
            run = _joined(word, theirs) or _spelled_out(word, whole)
            parts = None if run else _parts(word, whole)
            if parts:
                run = "compound", parts
            if run is None:
                continue
            kind, members = run
            free_members = [m for m in members if m not in (matching.pairs if swapped else matching.taken)]
            if free_members:
                i, j = (free_members[0], word.index) if swapped else (word.index, free_members[0])
                if i not in matching.pairs and j not in matching.taken:
                    matching.match(i, j, kind)
                held = matching.left_held if swapped else matching.right_held
                held.update(dict.fromkeys(free_members[1:], GRADES[kind]))
            else:
                (matching.right_held if swapped else matching.left_held)[word.index] = GRADES[kind]


def _joined(word: _Word, words: Sequence[_Word]) -> tuple[str, list[int]] | None:
    """Two free neighbours, or one hyphenated word, that make up ``word`` when written together."""
    plain = word.form.replace("-", "")
    if len(plain) < 2 * NEAR_LENGTH - 2:
        return None
    for first, second in pairwise(words):
        if second.index - first.index <= 2 and (first.form + second.form).replace("-", "") == plain:
            return "compound", [first.index, second.index]
    for other in words:
        if "-" in word.form + other.form and other.form.replace("-", "") == plain:
            return "compound", [other.index]
    return None


def _parts(word: _Word, words: Sequence[_Word]) -> list[int] | None:
    """Words, free or not, that hold every part of a hyphenated ``word``: ``Russian-made`` = ``made in Russia``."""
    parts = [part for part in word.form.split("-") if len(part) > 2]
    if "-" not in word.form or not parts:
        return None
    found = []
    for part in parts:
        stems = {lexis.stem(lexis.spelling_key(base)) for base in lexis.lemmas(part)}
        holder = next((w for w in words if lexis.stem(lexis.spelling_key(w.form)) in stems), None) or next(
            (w for w in words if w.content and lexis.relation(part, w.form) in ("synonym", "derived")), None
        )
        if holder is None:
            return None
        found.append(holder.index)
    return found


def _spelled_out(word: _Word, words: Sequence[_Word]) -> tuple[str, list[int]] | None:
    """The long form of an abbreviation among the words: by the table, or by initials of two words and more."""
    long = lexis.long_form(word.form)
    forms = [w.form for w in words]
    if long is not None:
        parts = [sorted(lexis.lemmas(part), key=len)[0] for part in long.split()]
        for at in range(len(words) - len(parts) + 1):
            if all(p in lexis.lemmas(f) for p, f in zip(parts, forms[at:], strict=False)):
                return "short-form", [w.index for w in words[at : at + len(parts)]]
        for other in words:
            if other.form != word.form and lexis.long_form(other.form) == long:
                return "short-form", [other.index]
    letters = word.form.replace(".", "")
    if word.name and 2 < len(letters) <= 6 and not lexis.is_known(letters):
        capital = [w for w in words if w.content]
        for at in range(len(capital) - len(letters) + 1):
            run = capital[at : at + len(letters)]
            if all(w.form[0] == letter for w, letter in zip(run, letters, strict=True)):
                return "short-form", [w.index for w in run]
    return None


def _near(left: _Word, right: _Word) -> bool:
    names = left.name and right.name
    if min(len(left.form), len(right.form)) < NEAR_LENGTH - names:
        return False
    if left.form[0].isdigit() or right.form[0].isdigit():
        return False
    if not names and lexis.is_known(left.form) and lexis.is_known(right.form):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(_plain(left.form), _plain(right.form)) >= (NEAR_RATIO if names else NEAR_WORD_RATIO)


def _derived(left: _Word, right: _Word) -> bool:
    if (left.name and right.name) or (left.counts and right.counts):
        return False
    return lexis.relation(left.form, right.form) == "derived"


def _synonym(left: _Word, right: _Word) -> bool:
    relation = lexis.relation(left.form, right.form)
    return relation == "synonym" or (relation != "antonym" and lexis.same_family(left.form, right.form))


def _similar(left: _Word, right: _Word) -> bool:
    if left.name or right.name or (left.capital and right.capital) or left.counts or right.counts:
        return False
    if lexis.similarity(left.form, right.form) < SIMILAR_COSINE:
        return False
    return lexis.relation(left.form, right.form) != "antonym"


@lru_cache(maxsize=20_000)
def _plain(form: str) -> str:
    from anyascii import anyascii

    return anyascii(form).casefold()


@lru_cache(maxsize=50_000)
def word_form(text: str) -> str:
    """The word in lower case, without the ending of the possessive."""
    form = text.casefold().replace("’", "'")
    return form.removesuffix("'s").removesuffix("'") or form


@lru_cache(maxsize=4096)
def _analyse(text: str) -> _Analysis:
    from mtqa.text.tokenise import tokenise

    tokens = tokenise(text, "en")
    values = _values(text, tokens)
    counted = {index for runs in values.values() for run in runs for index in run}
    words = []
    starts = True
    for index, token in enumerate(tokens):
        if not is_word(token):
            starts = starts or token.text in ".!?:"
            continue
        form = word_form(token.text)
        content = is_content(token)
        capital = token.text[0].isupper() and token.kind == "word"
        name = content and capital and (not starts or lexis.zipf(form) < NAME_FREQUENCY)
        words.append(_Word(index, form, content, name, capital, index in counted))
        starts = False
    return _Analysis(tokens, tuple(words), values)


NAME_FREQUENCY = 4.0
"""A capitalised word at the start of a sentence is taken for a name when rarer than this (Zipf scale)."""


def _values(text: str, tokens: Sequence[Token]) -> Mapping[object, list[list[int]]]:
    """Value of a fact -> the runs of tokens that express it. Plain numbers of all kinds are one (9, ninth, nine)."""
    from mtqa.facts import extract

    found: dict[object, list[list[int]]] = defaultdict(list)
    for fact in extract(text, "en"):
        run = [i for i, t in enumerate(tokens) if t.start < fact.end and fact.start < t.end and is_word(t)]
        for value in fact.values:
            found[value if fact.kind in _PLAIN_KINDS else (fact.kind, value)].append(run)
    return found


_PLAIN_KINDS = frozenset({"number", "percentage", "ordinal", "year", "day"})


def _ranks(tokens: Sequence[Token]) -> dict[int, int]:
    return {index: rank for rank, index in enumerate(_word_indices(tokens))}


def _word_indices(tokens: Sequence[Token]) -> Iterator[int]:
    return (index for index, token in enumerate(tokens) if is_word(token))
