"""What the rules on calques (AW102) and literal idioms (AW106) share: hits from the entries of the language packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mtqa.english.calques import CalqueMatch, Kind, replacement
from mtqa.english.patterns import word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.english.source_cues import is_telling
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit

CUED_CONFIDENCE = 0.85
"""The source has the wording that the English renders: 24 of 29 such hits read in machine text were right to be shown
(`reports/quiet.md`)."""

WEAK_CONFIDENCE = 0.6
"""Wordings that original English has more than once in a million words are marked lower than this in the packs:
that the source has them too makes them no worse English, and good translators write them ("said on the 21st")."""

WEAK_SHARE = 1.3
"""What the wording in the source makes of their confidence."""

SURE = 0.85
"""Without the source's word for it an idiom is minor below this confidence: some English has most phrases once."""

CUELESS_SHARE: Mapping[Kind, float] = MappingProxyType({"calque": 0.5, "idiom": 0.75})
"""The source is in the entry's language and the wording was not found in it: what is left of the confidence. A literal
idiom is odd however it came about, and a cue misses some inflected forms."""


OTHER_LANGUAGE_SHARE = 0.8
"""The source is known to be in another language: neighbours share wordings, so the hit loses only a little."""

NOUN_CONFIDENCE = 0.7
"""The source has the idiom, the English only one of its nouns."""


def carried_over(evidence: Evidence, kind: Kind) -> Iterator[Hit]:
    """The hits of one kind; where entries overlap, of either kind, the surest, then the longest, then the first."""
    if not evidence.carried_wordings:
        return
    line = word_line(evidence.english_tokens)
    quotations = quoted_spans(evidence.english)
    found: list[tuple[Hit, CalqueMatch]] = []
    for match in evidence.carried_wordings:
        start, end = line.tokens[match.first].start, line.tokens[match.last - 1].end
        quoted = is_quoted(quotations, start, end)
        if match.calque.register not in ("any", "speech" if quoted else "news"):
            continue
        hit = _hit(evidence, match, start, end, replacement(match, line))
        if hit:
            found.append((hit, match))
    for hit, match in _likeliest(found):
        if match.calque.kind == kind:
            yield _with_languages(hit, match, found)


def _hit(evidence: Evidence, match: CalqueMatch, start: int, end: int, suggestion: str | None) -> Hit | None:
    calque = match.calque
    pack = evidence.source_pack
    same_language = bool(evidence.source and pack and pack.code == calque.language)
    cue = calque.cue if same_language else None
    behind = cue.find(evidence.source or "") if cue else None
    if (calque.needs_cue or not match.whole) and not behind:
        return None
    confidence = calque.confidence
    if behind and not match.whole:
        if not is_telling((evidence.source or "")[behind[0] : behind[1]]):
            return None
        confidence = NOUN_CONFIDENCE
    elif behind and calque.confidence >= WEAK_CONFIDENCE:
        confidence = max(confidence, CUED_CONFIDENCE)
    elif behind and not calque.needs_cue:
        confidence *= WEAK_SHARE
    elif cue and not behind:
        confidence *= CUELESS_SHARE[calque.kind]
    elif evidence.source and pack and not same_language:
        confidence *= OTHER_LANGUAGE_SHARE
    english = evidence.english[start:end]
    if suggestion and english[0].isupper():
        suggestion = suggestion[0].upper() + suggestion[1:]
    return Hit(
        start,
        end,
        f'"{english}" looks carried over word for word from {_name(calque.language)} "{calque.literal}"; '
        f"{_advice(calque.advice)}.",
        confidence,
        severity=calque.severity or (Severity.MINOR if not behind and confidence < SURE else None),
        source_start=behind[0] if behind else None,
        source_end=behind[1] if behind else None,
        evidence={
            "language": calque.language,
            "literal": calque.literal,
            "in_source": bool(behind),
        },
        suggestion=suggestion,
    )


def _with_languages(hit: Hit, match: CalqueMatch, found: list[tuple[Hit, CalqueMatch]]) -> Hit:
    """The hit with the languages whose packs have the same stretch, and named as no more than one of them."""
    from dataclasses import replace

    own = match.calque.language
    languages = sorted(
        {m.calque.language for h, m in found if h.start < hit.end and hit.start < h.end} - {own}
    )
    message = hit.message
    if languages and not hit.evidence["in_source"]:
        others = " or ".join(_name(language) for language in languages[:3])
        message = message.replace(
            f'"{match.calque.literal}";', f'"{match.calque.literal}" (or from {others});', 1
        )
    return replace(hit, message=message, evidence={**hit.evidence, "languages": [own, *languages]})


def _advice(advice: str) -> str:
    """The advice of a pack as a sentence; "nothing" is what English says, not the word."""
    return "English leaves it out" if advice.startswith("nothing") else f"English says: {advice}"


def _name(language: str) -> str:
    pack = load_pack(language)
    return pack.name if pack else language


def _likeliest(found: list[tuple[Hit, CalqueMatch]]) -> list[tuple[Hit, CalqueMatch]]:
    taken: list[tuple[Hit, CalqueMatch]] = []
    for hit, match in sorted(found, key=lambda pair: _order(pair[0])):
        if all(hit.end <= other.start or other.end <= hit.start for other, _ in taken):
            taken.append((hit, match))
    return sorted(taken, key=lambda pair: pair[0].start)


def _order(hit: Hit) -> tuple[float, int, int]:
    return -hit.confidence, hit.start - hit.end, hit.start
