"""Paragraphs and sentences, as half-open code point offsets.

One set of rules serves every language; what differs is data, in the section ``[sentences]`` of its pack:

- ``abbreviations``: words whose dot never ends a sentence (``Dr``, ``डॉ``); written without the last dot.
- ``closing_abbreviations``: words whose dot may end one as well (``p.m``, ``г``): it does where a word of
  ``starters`` or an opening quotation mark follows.
- ``ending_abbreviations``: words whose dot ends a sentence before any capitalised word (``etc``, ``т. д``), but
  not before a word of capitals (``тыс. МВт``).
- ``clock_abbreviations``: they end a sentence before a capital, unless a word of ``clock_words`` follows or
  one of the next words is `time` (``7 p.m. Moscow time``, ``7 p.m. Monday``).
- ``number_abbreviations``: abbreviations only before a number (``No``, ``S``).
- ``starters``: words that begin sentences, in the capitalised form, for the ambiguous dots.
- ``initials``: names of letters that stand for initials where a script has no capitals (``जे``, ``पी``).
- ``ordinal_dot``: true where a number with a dot is an ordinal (``3. Oktober``).
- ``reporting``: words that report a quotation directly after it (``"Who?" Tom asked.``).
- ``reporting_final``: the same for languages that put them last (``“……。”老杜笑着说。``).
- ``quotation_particles``: what goes on with the sentence directly after a quotation (``「……。」と``).
- ``elisions``: read by `mtqa.text.tokenise`.

A language without a pack has the rules that need no words: marks of every script, initials, dotted
abbreviations, ordinals, capitals.

Why not a library: `sentencex` 1.0 (MIT, exact offsets, wheels for each Python, ten times as fast) was
measured first, on own news articles with their lines joined and lines of several sentences counted as such.
Its boundary F1 was 0.90 on Urdu (closing marks ‘ and ‘‘), 0.96 on German (``17. Spieltag``) and Chinese
(quotations that are reported behind), 0.97 on Japanese, 0.98 on Turkish, and it cuts 3.29 in Devanagari
digits; these rules have 1.00 on the same. None of that can be mended from outside: it takes no abbreviations,
and a boundary it misses leaves nothing to correct. pysbd is no longer kept.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from mtqa.languages import load_pack
from mtqa.text.characters import INVISIBLE, is_blank

Span = tuple[int, int]

# Characters -----------------------------------------------------------------------------------------------

_ASCII_MARKS = "!?"
_OWN_MARKS = "।॥۔؟。！？｡︒﹖﹗‼⁇⁈⁉։።፧፨။།༎។៕᠃᠉᙮꘎꡶꡷꓿\u061d"
"""Marks that end a sentence and do nothing else, of all scripts (Unicode property Sentence_Terminal)."""

_DOTS = ".．"
_ELLIPSES = "…‥⋯"
_MARKS = _ASCII_MARKS + _OWN_MARKS + _DOTS + _ELLIPSES
_CLOSERS = "”’»›)\\]}）］｝】」』〉》〕〗〙〛﹂﹄"
_EITHER = "\"'“‘«‹＂＇"
"""Quotation marks that open in one language and close in another."""

_QUOTES = frozenset("\"'“”‘’«»‹›„‚「」『』《》〈〉﹂﹄＂＇")
_OPENERS = "\"'“”‘’«»‹›„‚(（[［【「『〈《〔¿¡"
_DASH = re.compile(r"[-–—―−]{1,3}\s*")
_PAIRS = {
    ")": "(",
    "）": "（",
    "]": "[",
    "］": "［",
    "】": "【",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
}
_BRACKETS = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_PAIRS.values())) + "]")

_CANDIDATE = re.compile(
    rf"(?P<marks>[{_MARKS}](?:[{INVISIBLE}]*[{_MARKS}])*)"
    rf"(?P<close>(?:[{INVISIBLE}]*(?:[{_CLOSERS}]|[{_EITHER}](?=[\s{INVISIBLE}{_CLOSERS}{_EITHER},.;:!?]|$)"
    rf"|[ \u00a0\u202f][»›](?=[\s,.;:!?]|$)|\[\d{{1,3}}\]))*)[{INVISIBLE}]*"
)
_GAP = re.compile(rf"[\s{INVISIBLE}]*")
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_ROMAN = re.compile(r"[IVXLC]{1,6}|[ivx]{1,4}")
_ENUMERATOR = re.compile(r"\d{1,3}|[^\W\d_]|[IVX]{1,4}|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})+")
_NUMBER_AHEAD = re.compile(r"[#№]?\d|[IVXLC]+\b")
_DATE_AHEAD = re.compile(r"\d{1,4}\s*\.")
_DATE = re.compile(r"\d{1,4}\.\d{1,2}")
_INITIAL_AHEAD = re.compile(r"[^\W\d_]\.")
_CLOCK_AHEAD = re.compile(r"(?:[^\W\d_]+[ \n]){1,3}[Tt]ime\b")
_GLUED = re.compile(r"[^\W\d_]+(?=[\s,]|$)")

_LONGEST_TOKEN = 40
"""Characters looked at before a dot: longer than any abbreviation with its brackets."""
_LONGEST_BRACKET = 200
"""Characters: in a longer bracket or quotation sentences are cut."""
_LONGEST_REPORT = 40
"""Characters of a clause such as `Tom asked`, read for its verb."""
_SHORT_WORD = 4
"""Code points: in a text that ends its sentences with its script's own mark (।), a dot after a word as short
as this is an abbreviation's, listed or not."""


# Language data --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rules:
    abbreviations: frozenset[str]
    closing: frozenset[str]
    ending: frozenset[str]
    clock: frozenset[str]
    clock_words: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    initials: frozenset[str]
    ordinal_dot: bool
    reporting: re.Pattern[str] | None
    reporting_final: re.Pattern[str] | None
    particles: tuple[str, ...]
    own_mark: bool = False
    """The text at hand ends its sentences with a mark of its own script, not with the dot."""


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _with_capitals(words: list[str]) -> frozenset[str]:
    return frozenset(words) | {word[0].upper() + word[1:] for word in words if len(word) > 1}


@cache
def _rules(language: str | None) -> _Rules:
    pack = load_pack(language)
    data = pack.section("sentences") if pack else {}
    reporting, final = data.get("reporting", []), data.get("reporting_final", [])
    return _Rules(
        abbreviations=_with_capitals(data.get("abbreviations", [])),
        closing=_with_capitals(data.get("closing_abbreviations", [])),
        ending=frozenset(word.replace(" ", "") for word in data.get("ending_abbreviations", [])),
        clock=frozenset(data.get("clock_abbreviations", [])),
        clock_words=frozenset(data.get("clock_words", [])),
        before_number=_with_capitals(data.get("number_abbreviations", [])),
        starters=frozenset(data.get("starters", [])),
        initials=frozenset(data.get("initials", [])),
        ordinal_dot=bool(data.get("ordinal_dot", not pack)),
        reporting=re.compile(rf"(?:[\w.'’-]+ ){{1,4}}?(?:{_alternatives(reporting)})\b")
        if reporting
        else None,
        reporting_final=(
            re.compile(
                rf"[^{_MARKS},，、;；:：\n]{{0,{_LONGEST_REPORT}}}?(?:{_alternatives(final)})[{_MARKS},，：:]"
            )
            if final
            else None
        ),
        particles=tuple(data.get("quotation_particles", [])),
    )


def _uses_own_mark(text: str) -> bool:
    """Whether danda or Arabic full stop outnumber the dots that stand before white space by two to one."""
    own = sum(text.count(mark) for mark in "।۔")
    return own > 0 and own >= 2 * sum(text.count(dot) for dot in (". ", ".\n"))


# One possible end of a sentence ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """A mark in its surroundings: what `_ends` decides on."""

    text: str
    start: int
    """Where the sentence began that the mark may end."""
    mark: int
    """Offset of the first mark."""
    marks: str
    close: str
    """Closing quotation marks and brackets directly after the marks."""
    after: int
    """Offset behind both."""
    follow: int
    """Offset of the next character that can be seen."""
    limit: int
    """End of the paragraph."""


def _cased(character: str) -> bool:
    return character.lower() != character.upper()


def _next_word(place: _Place) -> str:
    """The word behind the mark, without the quotation marks or brackets before it."""
    position = place.follow
    while position < place.limit and place.text[position] in _OPENERS:
        position += 1
    found = _WORD.match(place.text, position, min(place.limit, position + _LONGEST_TOKEN))
    return found.group() if found else ""


def _goes_on_lower(place: _Place) -> bool:
    """The next word begins with a small letter (also behind a dash), and is none like iPhone."""
    position = place.follow
    dash = _DASH.match(place.text, position, place.limit)
    if dash:
        position = dash.end()
    character = place.text[position : position + 1]
    if not character.islower():
        return False
    following = place.text[position + 1 : position + 2]
    return not following.isupper()


def _is_reported(place: _Place, rules: _Rules) -> bool:
    """A closed quotation, and the sentence that reports it goes on behind it."""
    if not any(character in _QUOTES for character in place.close):
        return False
    ahead = place.text[place.follow : min(place.limit, place.follow + 2 * _LONGEST_REPORT)]
    if rules.particles and ahead.startswith(rules.particles):
        return True
    if rules.reporting_final and rules.reporting_final.match(ahead):
        return True
    if rules.reporting is None or "." in place.marks or _next_word(place) in rules.starters:
        return False
    return rules.reporting.match(ahead) is not None


def _ends(place: _Place, rules: _Rules) -> bool:
    following = place.text[place.follow]
    if following in ",;:،؛，、；：" or following in _MARKS:
        return False
    own = any(mark in _OWN_MARKS for mark in place.marks)
    if (own or place.follow > place.after) and _is_reported(place, rules):
        return False
    if own:
        return True
    if place.follow == place.after or not _is_spaced(place):
        return _ends_without_space(place)
    if _goes_on_lower(place) or following in ")]}）］":
        return False
    if any(mark in _ASCII_MARKS for mark in place.marks):
        return True
    if len(place.marks) > 1 or place.marks in _ELLIPSES:
        return not following.isalpha() or _cased(following)
    return _dot_ends(place, rules)


def _is_spaced(place: _Place) -> bool:
    return any(character.isspace() for character in place.text[place.after : place.follow])


def _ends_without_space(place: _Place) -> bool:
    """No space behind the mark: an end only where the script needs none, or the space was forgotten."""
    before, following = place.text[place.mark - 1 : place.mark], place.text[place.follow]
    if "．" in place.marks:
        return not (before.isdigit() and following.isdigit())
    if any(mark in _ASCII_MARKS for mark in place.marks):
        return following.isalpha() and not _cased(following) and not (_cased(before) and not place.close)
    if place.marks != "." or place.close:
        return False
    word = place.text[max(place.start, place.mark - _LONGEST_TOKEN) : place.mark].split()[-1:]
    glued = _GLUED.match(place.text, place.follow, place.limit)
    if not word or glued is None:
        return False
    forgotten = len(word[0]) > 2 and word[0].isalpha() and word[0].islower()
    return forgotten and len(glued.group()) > 1 and glued.group().istitle()


# The dot --------------------------------------------------------------------------------------------------


def _token_before(place: _Place) -> tuple[str, int]:
    """The token that the dot is written on, without opening quotation marks, and where it starts."""
    window = place.text[max(place.start, place.mark - _LONGEST_TOKEN) : place.mark]
    pieces = window.split()
    if not pieces or window[-1:].isspace():
        return "", place.mark
    token = pieces[-1].lstrip(_OPENERS)
    token = re.split(r"[—–/‑(\['’]|\.-", token)[-1].strip(_INVISIBLE_CHARACTERS)
    return token, place.mark - len(token)


_INVISIBLE_CHARACTERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def _with_the_one_before(place: _Place, token: str, start: int) -> str:
    """``т.д`` for the ``д`` of ``т. д.``."""
    before = place.text[max(place.start, start - _LONGEST_TOKEN) : start].split()[-1:]
    return before[0].strip(_OPENERS) + token if before and before[0].endswith(".") else token


def _letters(token: str) -> str:
    """The token without its combining marks."""
    return "".join(character for character in token if unicodedata.category(character)[0] != "M")


def _is_initial(token: str) -> bool:
    """One letter, accents apart; a letter with a vowel sign, such as है, is a whole word of an Indic script."""
    return token[0].isalpha() and (len(token) == 1 or (_cased(token[0]) and len(_letters(token)) == 1))


def _strong_start(place: _Place, rules: _Rules) -> bool:
    """What follows begins a sentence even behind an abbreviation: a quotation, a bracket, a starter."""
    return place.text[place.follow] in _OPENERS or _next_word(place) in rules.starters


def _dot_ends(place: _Place, rules: _Rules) -> bool:
    if place.close:
        return True
    token, start = _token_before(place)
    if not token:
        return True
    if start == place.start and _ENUMERATOR.fullmatch(token):
        return False
    if token.isupper() and len(token) > 1 and token not in rules.closing:
        token = token.capitalize() if token.capitalize() in rules.abbreviations | rules.closing else token
    if token in rules.ending or _with_the_one_before(place, token, start) in rules.ending:
        word = _next_word(place)
        return (bool(word) and (len(word) == 1 or word[1:] == word[1:].lower())) or _strong_start(
            place, rules
        )
    if token in rules.abbreviations:
        return False
    ahead = place.text[place.follow : place.follow + 12]
    if token in rules.before_number and _NUMBER_AHEAD.match(ahead):
        return False
    if token in rules.clock:
        ahead = place.text[place.follow : min(place.limit, place.follow + _LONGEST_TOKEN)]
        return not (_next_word(place) in rules.clock_words or ahead[0].isdigit() or _CLOCK_AHEAD.match(ahead))
    if token in rules.closing or _DOTTED.fullmatch(_letters(token)):
        return _strong_start(place, rules)
    if token in rules.initials or _is_initial(token):
        return _initial_ends(place, token, start, rules)
    if token.isdecimal() or (rules.ordinal_dot and _ROMAN.fullmatch(token)):
        return _number_ends(place, token, start, ahead, rules)
    return not (rules.own_mark and len(token) <= _SHORT_WORD and not _cased(place.text[place.follow]))


def _initial_ends(place: _Place, token: str, start: int, rules: _Rules) -> bool:
    """After a single letter: J. K. Rowling goes on, `Plan B. The` does not, nor `than I. Nobody`."""
    if _INITIAL_AHEAD.match(place.text, place.follow):
        return False
    if token == "I":
        before = place.text[max(place.start, start - _LONGEST_TOKEN) : start].split()[-1:]
        return bool(before) and before[0].islower()
    return _next_word(place) in rules.starters


def _number_ends(place: _Place, token: str, start: int, ahead: str, rules: _Rules) -> bool:
    """After a number: `3. Oktober` and `2023. 5. 1.` go on, `im Jahr 2020. Der` does not."""
    if _DATE_AHEAD.match(ahead) or _DATE.fullmatch(_with_the_one_before(place, token, start)):
        return False
    if not rules.ordinal_dot or (len(token) > 3 and token.isdecimal()):
        return True
    word = _next_word(place)
    return not word or word in rules.starters or place.text[place.follow] in _OPENERS


# Paragraphs -----------------------------------------------------------------------------------------------

_LINE = re.compile(
    r"(?P<line>[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*)(?P<break>\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|$)"
)
_TERMINATED = re.compile(rf"[{_MARKS}:][{_CLOSERS}{_EITHER}\s{INVISIBLE}]*$")
_FIRST_WORD = re.compile(r"[^\s]+")

_FEWEST_WRAPS = 3
"""Line breaks: with fewer inside the blocks of a text no width can be told from chance."""
_SHARE_WRAPPED = 0.8
"""Of the line breaks inside blocks must fit one width for the text to count as hard-wrapped."""
_SHARE_OPEN = 0.5
"""Of those lines must end inside a sentence; in a text of one sentence a line hardly any does."""
_WIDTHS = (30, 130)
"""Characters: the widths at which people and programs wrap."""


def _lines(text: str) -> list[Span]:
    """Trimmed lines; a blank one is an empty span."""
    found: list[Span] = []
    position = 0
    while position <= len(text):
        match = _LINE.match(text, position)
        if match is None:
            break
        found.append(_trim(text, *match.span("line")))
        if match.end() == position or (match.end() >= len(text) and not match["break"]):
            break
        position = match.end()
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def _wrap_width(text: str, inner: list[tuple[Span, Span]]) -> tuple[int, int] | None:
    """The width the text was wrapped at: (longest line, lengths from which a line counts as full), or None.

    Wrapping leaves a line only when the next word does not fit: the width lies between the line's length and
    that length with the next word. A width inside nearly all of these intervals is no chance.
    """
    steps: list[tuple[int, int]] = []
    open_lines = 0
    for (start, end), (following, following_end) in inner:
        word = _FIRST_WORD.match(text, following, following_end)
        length = end - start
        reach = length + 1 + (len(word.group()) if word else 1)
        steps += [(length, 1), (min(reach, length + 40) + 1, -1)]
        open_lines += _TERMINATED.search(text, max(start, end - 12), end) is None
    best = depth = width = 0
    for position, step in sorted(steps):
        depth += step
        if depth > best:
            best, width = depth, position
    if (
        len(inner) < _FEWEST_WRAPS
        or best < _SHARE_WRAPPED * len(inner)
        or open_lines < _SHARE_OPEN * len(inner)
    ):
        return None
    return (width, width) if _WIDTHS[0] <= width <= _WIDTHS[1] else None


def _joins(text: str, line: Span, following: Span, width: tuple[int, int] | None) -> bool:
    """Whether a line break inside a block is a wrap, so that the sentence may go on."""
    start, end = line
    if width is not None:
        word = _FIRST_WORD.match(text, *following)
        return end - start + 1 + (len(word.group()) if word else 1) >= width[0]
    open_end = _TERMINATED.search(text, max(start, end - 12), end) is None
    return open_end and text[following[0]].islower() and end - start >= _WIDTHS[0]


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs, headlines and list items of plain text, trimmed, in order, none empty.

    A blank line always ends one. A single line break does too, unless the text is hard-wrapped: then all
    lines but the last of each paragraph end where the next word would not have fitted the width. Without
    enough lines to see a width, a line joins the next when it ends in no mark and the next goes on in small
    letters.
    """
    lines = _lines(text)
    inner = [
        (line, following)
        for line, following in itertools.pairwise(lines)
        if line[0] < line[1] and following[0] < following[1]
    ]
    width = _wrap_width(text, inner)
    found: list[Span] = []
    previous: Span | None = None
    for line in lines:
        if line[0] == line[1]:
            previous = None
            continue
        if previous is not None and _joins(text, previous, line, width):
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
        previous = line
    return tuple(found)


# Sentences ------------------------------------------------------------------------------------------------


def _bracketed(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Outermost pairs of brackets (and CJK quotation marks) of bounded length: their starts and ends."""
    stack: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for match in _BRACKETS.finditer(text, start, end):
        bracket, position = match.group(), match.start()
        if bracket not in _PAIRS:
            stack.append((bracket, position))
        elif stack and stack[-1][0] == _PAIRS[bracket]:
            _, opened = stack.pop()
            if position - opened <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opened:
                    pairs.pop()
                pairs.append((opened, position))
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _CANDIDATE.finditer(text, start, end)


def _place(text: str, match: re.Match[str], start: int, end: int) -> _Place | None:
    """The match with its surroundings, or None at the end of the paragraph."""
    after, close = match.end(), match["close"]
    if (
        not close
        and after < end
        and text[after] in '"＂'
        and text.count('"', max(start, after - 2000), after) % 2
    ):
        close, after = text[after], after + 1  # a straight quotation mark that closes, no space behind it
    gap = _GAP.match(text, after, end)
    follow = gap.end() if gap else after
    if follow >= end:
        return None
    return _Place(text, start, match.start(), match["marks"], close, after, follow, end)


def _split(text: str, start: int, end: int, rules: _Rules) -> tuple[Span, ...]:
    opened, closed = _bracketed(text, start, end)
    begin = _trim(text, start, end)[0]
    found: list[Span] = []
    for match in _candidates(text, start, end):
        place = _place(text, match, begin, end)
        if place is None:
            break
        index = bisect_right(opened, match.start()) - 1
        if index >= 0 and closed[index] > match.start():
            whole = opened[index] == begin and closed[index] < place.after
            quotation = text[closed[index]] in "」』" and closed[index] < place.after
            if not (whole or quotation) or not text[opened[index] + 1 : closed[index]].strip(_MARKS):
                continue
        if _ends(place, rules):
            found.append(_trim(text, begin, place.after))
            begin = place.follow
    found.append(_trim(text, begin, end))
    return tuple(span for span in found if span[0] < span[1])


def split_within(
    text: str, paragraphs: Iterable[Span], language: str | None
) -> tuple[tuple[int, int, int], ...]:
    """The sentences of given paragraphs of ``text``: (index of the paragraph, start, end) of each, in order.

    Line breaks inside a paragraph count as spaces.
    """
    rules = _rules(language)
    if _uses_own_mark(text):
        rules = replace(rules, own_mark=True)
    return tuple(
        (index, *sentence)
        for index, (start, end) in enumerate(paragraphs)
        for sentence in _split(text, start, end, rules)
    )


def split_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of ``text``: offsets in order, trimmed, none empty, none across a paragraph.

    All that is not white space or invisible lies in exactly one of them. ``language`` is a BCP 47 code; None
    and languages without a pack have the general rules. Time is linear in the length of the text.
    """
    return tuple((start, end) for _, start, end in split_within(text, split_paragraphs(text), language))
