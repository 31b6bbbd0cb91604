"""Evidence: all that is known of one bead (English, source, re-translations), computed once, when first asked for.

Rules see evidence and nothing else: no engine, no file, no other bead but the immediate context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtqa.config import SHIPPED_PARSER
from mtqa.document import Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from mtqa.compare.metrics import Metrics
    from mtqa.compare.support import WordSupport
    from mtqa.compare.words import WordAlignment
    from mtqa.english.calques import CalqueMatch
    from mtqa.facts import Fact, FactComparison
    from mtqa.facts.antonyms import Opposite
    from mtqa.facts.modality import LostModality
    from mtqa.facts.names.records import NameComparison
    from mtqa.facts.polarity import PolarityDifference
    from mtqa.facts.roles.records import RoleSwap
    from mtqa.languages import Pack
    from mtqa.text.tokenise import Token


@dataclass(frozen=True)
class Evidence:
    """What rules may know of one bead. All offsets are code points into ``english`` or ``source``."""

    english: str
    """The English under test: one segment, or the stretch of article that a bead's segments cover."""
    source: str | None = None
    source_language: str | None = None
    retranslations: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Engine name -> its English for this bead's source; empty and missing ones are left out."""
    engine_weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Engine name -> weight of its word; one that is not named goes by its published quality."""
    english_before: str = ""
    """The English next to this bead; a fact that slipped into it is not lost."""
    english_after: str = ""
    source_before: str = ""
    source_after: str = ""
    glossary: tuple[str, ...] = ()
    """Files of the user's glossary (TSV, TBX), read once."""
    parser: str = SHIPPED_PARSER
    """The spaCy pipeline that parses English."""

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """Which levels of evidence there are: 1 English, 2 source, 3 re-translations."""
        return (1, *((2,) if self.source else ()), *((3,) if self.retranslations else ()))

    @cached_property
    def available(self) -> frozenset[str]:
        """The needs of rules that this evidence can meet: ``source``, ``retranslations``, ``facts``, ``parse``."""
        from mtqa.english.parse import is_available

        names = {"english"}
        if is_available(self.parser):
            names.add("parse")
        if self.source:
            names.add("source")
            if self.source_pack and "numbers" in self.source_pack.sections:
                names.add("facts")
        if self.retranslations:
            names.add("retranslations")
        return frozenset(names)

    @cached_property
    def source_pack(self) -> Pack | None:
        """The language pack of the source, or None."""
        from mtqa.languages import load_pack

        return load_pack(self.source_language)

    @cached_property
    def english_tokens(self) -> tuple[Token, ...]:
        """Words, numbers and punctuation of the English, in order."""
        from mtqa.text.tokenise import tokenise

        return tokenise(self.english, "en")

    @cached_property
    def parse(self) -> Doc:
        """The English parsed (UD labels); ``token.idx`` counts from its start. Met where ``parse`` is available."""
        from mtqa.english.parse import parse

        return parse(self.english, self.parser)

    @cached_property
    def carried_wordings(self) -> tuple[CalqueMatch, ...]:
        """Entries of the packs' calques and idioms that the English holds, whatever the source may say."""
        from mtqa.english.calques import calque_matches, noun_matches
        from mtqa.english.patterns import word_line

        line = word_line(self.english_tokens)
        pack = self.source_pack if self.source else None
        return calque_matches(line) + (noun_matches(line, pack.code) if pack else ())

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """Words, numbers and punctuation of the source, in order; empty without one."""
        from mtqa.text.tokenise import tokenise

        return tokenise(self.source, self.source_language) if self.source else ()

    @cached_property
    def english_facts(self) -> tuple[Fact, ...]:
        """Typed facts read off the English."""
        from mtqa.facts import extract

        return extract(self.english, "en")

    @cached_property
    def source_facts(self) -> tuple[Fact, ...]:
        """Typed facts read off the source; empty without one."""
        from mtqa.facts import extract

        return extract(self.source, self.source_language) if self.source else ()

    @cached_property
    def facts(self) -> FactComparison:
        """The facts of source and English set side by side, the immediate context allowed for."""
        from mtqa.facts import compare, extract

        # Each neighbour is read by itself: its facts are cached from, or for, its own bead.
        around_source = [
            extract(text, self.source_language) for text in (self.source_before, self.source_after)
        ]
        around_english = [extract(text, "en") for text in (self.english_before, self.english_after)]
        return compare(
            self.source_facts,
            self.english_facts,
            source_context=[fact for facts in around_source for fact in facts],
            english_context=[fact for facts in around_english for fact in facts],
        )

    @cached_property
    def names(self) -> NameComparison:
        """The names of source and English set side by side, the immediate context allowed for."""
        from mtqa.facts.names.compare import compare_names
        from mtqa.facts.names.glossary import read_glossaries

        return compare_names(
            self.english,
            self.source or "",
            self.source_language,
            (self.english_before, self.english_after),
            (self.source_before, self.source_after),
            read_glossaries(self.glossary),
        )

    @cached_property
    def polarity(self) -> PolarityDifference | None:
        """A negation that only source or English has."""
        from mtqa.facts.polarity import compare_polarity

        if not self.source:
            return None
        return compare_polarity(self.source, self.source_language, self.english, self.english_tokens)

    @cached_property
    def opposites(self) -> tuple[Opposite, ...]:
        """Concepts of the source that the English turns round; none where the sides differ in polarity."""
        from mtqa.facts.antonyms import find_opposites

        if not self.source or (self.polarity is not None and self.polarity.grounds != "refusal"):
            return ()
        return tuple(find_opposites(self.source, self.source_language, self.english))

    @cached_property
    def lost_modality(self) -> tuple[LostModality, ...]:
        """What the source claims, doubts, plans or demands and the English states."""
        from mtqa.facts.modality import lost_modality

        return tuple(lost_modality(self.source, self.source_language, self.english)) if self.source else ()

    @cached_property
    def role_swaps(self) -> tuple[RoleSwap, ...]:
        """Clauses of the English whose participants the source has the other way round."""
        from mtqa.facts.roles.compare import role_swaps

        return tuple(role_swaps(self.parse, self.source, self.source_language)) if self.source else ()

    @cached_property
    def alignments(self) -> Mapping[str, WordAlignment]:
        """The English aligned word by word with each re-translation."""
        from mtqa.compare.words import align_words

        return {name: align_words(self.english, text) for name, text in self.retranslations.items()}

    @cached_property
    def support(self) -> tuple[WordSupport, ...]:
        """For every word of the English: which re-translations and what in the source stand behind it."""
        from mtqa.compare.support import word_support

        return word_support(self)

    @cached_property
    def metrics(self) -> Mapping[str, Metrics]:
        """chrF, BLEU and TER (sacreBLEU) of the English against each re-translation."""
        from mtqa.compare.metrics import sentence_metrics

        return {name: sentence_metrics(self.english, text) for name, text in self.retranslations.items()}


@dataclass(frozen=True)
class DocumentEvidence:
    """What rules over the whole article may know. Offsets are code points into ``text``."""

    text: str
    segments: Sequence[Segment]
    beads: Sequence[BeadPlace] = ()
    """In article order; source-only beads stand where the gap is."""
    source_language: str | None = None

    @cached_property
    def available(self) -> frozenset[str]:
        """The needs met: those of any bead."""
        met: set[str] = {"english"}
        for place in self.beads:
            met |= place.evidence.available
        return frozenset(met)


@dataclass(frozen=True, slots=True)
class BeadPlace:
    """One bead's evidence and where its English starts in the article."""

    start: int
    """Offset of the bead's English in the article; for a source-only bead, where the gap is."""
    evidence: Evidence
    source_segments: tuple[int, ...] = ()
    english_segments: tuple[int, ...] = ()
    score: float = 0.0
