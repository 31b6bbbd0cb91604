"""Reports built by hand for the tests of the writers, and a strategy for reports of any content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from mtqa.compare.metrics import Metrics
from mtqa.document import Document, Notice, PositionMap, Segment
from mtqa.finding import Finding, Severity, SourceSpan, Span, fingerprint
from mtqa.report import (
    BeadReport,
    EngineReport,
    MachineTranslated,
    Quality,
    Reason,
    Report,
    SegmentReport,
)


def document(paragraphs: list[list[str]], language: str | None, path: Path | None = None) -> Document:
    """A document of sentences, grouped in paragraphs that an empty line parts."""
    text = ""
    segments: list[Segment] = []
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for place, sentence in enumerate(sentences):
            text += " " if place else ""
            segments.append(Segment(len(segments), len(text), len(text) + len(sentence), sentence, number))
            text += sentence
    line_starts = (0, *(index + 1 for index, letter in enumerate(text) if letter == "\n"))
    return Document(text, language, tuple(segments), PositionMap(((0, 0),), line_starts), path)


def finding(
    article: Document,
    flagged: str,
    rule: str,
    name: str,
    severity: Severity,
    message: str,
    source_span: SourceSpan | None = None,
    *,
    identifier: str | None = None,
    category: str = "accuracy/mistranslation",
    confidence: float = 0.9,
    evidence: Mapping[str, object] | None = None,
    suggestion: str | None = None,
    shown: bool = True,
) -> Finding:
    """A finding on the first place where the article says ``flagged``."""
    start = article.text.index(flagged)
    line, column = article.positions.line_column(start)
    segment = article.segment_at(start)
    return Finding(
        id=identifier or f"{rule}-{start}",
        rule=rule,
        name=name,
        category=category,
        severity=severity,
        confidence=confidence,
        span=Span(start, start + len(flagged), flagged, line, column),
        segment=segment,
        message=message,
        source_span=source_span,
        evidence=evidence or {},
        suggestion=suggestion,
        fingerprint=fingerprint(rule, article.segments[segment].text, flagged),
        shown=shown,
    )


def report(
    article: Document,
    findings: list[Finding],
    source: Document | None = None,
    retranslations: dict[str, list[str]] | None = None,
    machine: MachineTranslated | None = None,
    quality: Quality | None = None,
    notices: tuple[Notice, ...] = (),
) -> Report:
    """A report in which every sentence of the article faces the source sentence of the same number."""
    names = retranslations or {}
    levels = (1, *((2,) if source else ()), *((3,) if names else ()))
    segments = tuple(
        SegmentReport(
            segment.index,
            segment.start,
            segment.end,
            segment.text,
            machine_translated=0.5,
            mistranslated=0.9 if any(f.segment == segment.index for f in findings) else 0.05,
            bead=segment.index if source else None,
            source=source.segments[segment.index].text if source else None,
            retranslations={name: lines[segment.index] for name, lines in names.items()},
            comparisons={name: Metrics(61.5, 34.2, 48.0) for name in names},
        )
        for segment in article.segments
    )
    beads = (
        tuple(BeadReport(s.index, (s.index,), (s.index,), 0.93) for s in article.segments) if source else ()
    )
    return Report(
        signature="mtqa:0.1.0|rules:all|profile:mqm-core",
        article=article,
        source=source,
        engines=tuple(EngineReport(name, "recorded", len(lines), None) for name, lines in names.items()),
        levels=levels,
        notices=notices,
        beads=beads,
        machine_translated=machine or MachineTranslated("no", 0.06),
        quality=quality or Quality(98.2, "mqm-core", 1.8, (94.0, 100.0)),
        segments=segments,
        findings=tuple(sorted(findings, key=lambda found: found.span.start)),
    )


def hindi_report() -> Report:
    """A machine-like article with its Hindi source, one re-translation and findings of every kind."""
    article = document(
        [
            ["Swords pulled again on the border, Armenia and Azerbaijan accused each other of firing"],
            [
                "Armenia targeted Azerbaijani soldiers' posts in Syunik province, "
                "the Ministry of Defence said.",
                "At the same place, Baku rejected these allegations from the end.",
            ],
            ["Let us tell you that there has been a dispute over Nagarno-Karabaag for three decades."],
            [
                "The European Union's monitoring mission has said that it is investigating the incident and "
                "will hand over its report by Friday."
            ],
            ["Analysts believe that such clashes could derail efforts to reach a peace agreement."],
        ],
        "en",
        Path("machine.en.txt"),
    )
    source = document(
        [
            ["सीमा पर फिर खिंचीं तलवारें, अर्मेनिया और अजरबैजान ने एक-दूसरे पर लगाया गोलीबारी का आरोप"],
            [
                "अर्मेनिया के रक्षा मंत्रालय ने दावा किया कि अजरबैजानी सैनिकों "
                "ने स्यूनिक प्रांत में उसकी चौकियों को निशाना बनाया।",
                "वहीं, बाकू ने इन आरोपों को सिरे से खारिज किया।",
            ],
            ["बता दें कि नागोर्नो-काराबाख को लेकर तीन दशक से विवाद रहा है।"],
            [
                "यूरोपीय संघ के निगरानी मिशन ने कहा है कि वह घटना की जांच कर रहा है और "
                "गुरुवार तक अपनी रिपोर्ट सौंप सकता है।"
            ],
            ["विश्लेषकों का मानना है कि इस तरह की झड़पें शांति समझौते की कोशिशों को पटरी से उतार सकती हैं।"],
        ],
        "hi",
        Path("source.txt"),
    )
    by_hand = [
        "Hostilities again at the border; Armenia, Azerbaijan trade charges of shelling",
        "The Armenian Defence Ministry said Azerbaijani soldiers had fired on its positions in Syunik.",
        "Baku dismissed the charges outright.",
        "Nagorno-Karabakh has been disputed for three decades.",
        "The EU monitoring mission says it is looking into the incident and may report by Thursday.",
        "Analysts think clashes like these can throw peace efforts off track.",
    ]
    thursday = source.text.index("गुरुवार")
    may = source.text.index("सकता")
    findings = [
        finding(
            article,
            "Swords pulled again",
            "AW103",
            "idiom-literal",
            Severity.MAJOR,
            "“Swords pulled” renders तलवारें खिंचना word for word; it means that hostilities flared up.",
            category="style/unidiomatic",
        ),
        finding(
            article,
            "Armenia targeted Azerbaijani soldiers' posts",
            "RT402",
            "roles-swapped",
            Severity.CRITICAL,
            "The re-translation has Azerbaijani soldiers fire on Armenian positions; "
            "the article has it the other way round.",
            evidence={
                "re-translations": ["Azerbaijani soldiers had fired on its positions"],
                "agreement": 1.0,
            },
        ),
        finding(
            article,
            "Let us tell you that",
            "AW101",
            "calque",
            Severity.MINOR,
            "“Let us tell you that” is Hindi बता दें कि carried over; English newspapers leave it out.",
            category="style/unidiomatic",
        ),
        finding(
            article,
            "Nagarno-Karabaag",
            "FA206",
            "name-garbled",
            Severity.MINOR,
            "The source has नागोर्नो-काराबाख, in English Nagorno-Karabakh.",
            suggestion="Nagorno-Karabakh",
        ),
        finding(
            article,
            "will hand over",
            "FA208",
            "modality-lost",
            Severity.MAJOR,
            "The source says that the mission may (सकता है) report; the English says that it will.",
            SourceSpan(may, may + len("सकता"), "सकता"),
        ),
        finding(
            article,
            "Friday",
            "FA203",
            "date-mismatch",
            Severity.MAJOR,
            "The source says Thursday (गुरुवार), the English Friday.",
            SourceSpan(thursday, thursday + len("गुरुवार"), "गुरुवार"),
            suggestion="Thursday",
            evidence={"source": "Thursday", "english": "Friday"},
        ),
        finding(
            article,
            "At the same place",
            "AW104",
            "connective-literal",
            Severity.NEUTRAL,
            "वहीं at the head of a sentence means “meanwhile”.",
            confidence=0.35,
            shown=False,
        ),
    ]
    return report(
        article,
        findings,
        source,
        {"by-hand": by_hand},
        MachineTranslated(
            "yes",
            0.962,
            "hi",
            (
                Reason("calques", 2.1, "phrases carried over from Hindi (“Let us tell you that”)"),
                Reason("idioms", 1.4, "an idiom rendered word for word (“Swords pulled”)"),
                Reason("length", -0.3, "sentences as long as in English news"),
            ),
        ),
        Quality(41.6, "mqm-core", 58.4, (22.0, 63.5)),
        (Notice("legacy-encoding", "the article is not in UTF-8 and was read as Windows-1252."),),
    )


def clean_report() -> Report:
    """An article with nothing to find and no source."""
    return report(document([["Rain fell in Delhi on Monday."], ["Schools stayed open."]], "en"), [])


def arabic_report() -> Report:
    """A right-to-left source."""
    article = document(
        [["At least 19 civilians were killed in El Obeid on Thursday."]], "en", Path("sudan.txt")
    )
    source = document([["قُتل ما لا يقل عن ١٧ مدنيا في مدينة الأُبيّض يوم الخميس."]], "ar")
    found = finding(
        article,
        "19",
        "FA201",
        "number-mismatch",
        Severity.CRITICAL,
        "The source says ١٧ (17), the English 19.",
        SourceSpan(16, 18, "١٧"),
        suggestion="17",
    )
    return report(article, [found], source, {"one": ["At least 17 dead."], "two": ["At least 17 dead."]})


def overlapping_report() -> Report:
    """Findings that nest, cross each other and cross the end of their sentence."""
    article = document([["One two three four five six.", "Seven eight nine."], ["Ten."]], "en")
    spans = {
        "two three four": Severity.MINOR,
        "three": Severity.CRITICAL,
        "four five": Severity.MAJOR,
        "six. Seven": Severity.NEUTRAL,
        "nine.\n\nTen": Severity.MINOR,
    }
    return report(
        article,
        [
            finding(article, flagged, f"AW{100 + number}", "some-pattern", severity, f"About {flagged!r}.")
            for number, (flagged, severity) in enumerate(spans.items())
        ],
    )


def hostile_report() -> Report:
    """Text that tries to be markup, to run as a script, to fetch, or to drive a terminal."""
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> \x1b[31mred\x07 \u202eevil &amp; \"'"
    article = document([[nasty, "javascript:alert(3)"]], "en", Path("<b>.txt"))
    source = document([[nasty, nasty]], 'hi" onload="alert(4)')
    found = finding(
        article,
        "<script>alert(1)</script>",
        "AW101",
        "calque",
        Severity.MAJOR,
        nasty,
        SourceSpan(0, 6, "<scrip"),
        suggestion=nasty,
        evidence={nasty: [nasty], "link": "https://example.org/x.js"},
        category=nasty,
        identifier='x" onclick="alert(5)',
    )
    return report(
        article,
        [found],
        source,
        {nasty: [nasty, nasty]},
        MachineTranslated("yes", 0.9, nasty, (Reason(nasty, 1.0, nasty),)),
        notices=(Notice("odd", nasty),),
    )


_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
_sentences = _texts.map(lambda text: f"x{text}")
_probabilities = st.floats(0, 1)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report whose parts fit together: spans lie in the article, and segments in order."""
    paragraphs = draw(st.lists(st.lists(_sentences, min_size=1, max_size=3), min_size=1, max_size=3))
    article = document(
        paragraphs, draw(st.sampled_from(["en", "fr", None])), draw(st.sampled_from([None, Path("a b.txt")]))
    )
    source = document([[draw(_sentences) for _ in article.segments]], "ur") if draw(st.booleans()) else None
    names = draw(st.lists(_texts, max_size=2, unique=True)) if source else []
    retranslations = {name: [draw(_texts) for _ in article.segments] for name in names}
    findings = [_any_finding(draw, article, number) for number in range(draw(st.integers(0, 6)))]
    machine = MachineTranslated(
        draw(st.sampled_from(["yes", "no", "unsure", "insufficient-text"])),
        draw(_probabilities),
        draw(st.sampled_from([None, "hi", "xx"])),
        tuple(
            Reason("feature", draw(st.floats(-9, 9)), draw(_texts)) for _ in range(draw(st.integers(0, 2)))
        ),
    )
    notices = tuple(Notice("code", draw(_texts)) for _ in range(draw(st.integers(0, 2))))
    return report(article, findings, source, retranslations, machine, notices=notices)


def _any_finding(draw: st.DrawFn, article: Document, number: int) -> Finding:
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, min(len(article.text), start + 60)))
    line, column = article.positions.line_column(start)
    return Finding(
        id=f"f{number}",
        rule=draw(st.sampled_from(["AW101", "FA201", "CO301", "XYZ1234"])),
        name="some-pattern",
        category="accuracy/mistranslation",
        severity=draw(st.sampled_from(list(Severity))),
        confidence=draw(_probabilities),
        span=Span(start, end, article.text[start:end], line, column),
        segment=article.segment_at(start),
        message=draw(_texts),
        source_span=SourceSpan(0, 1, "x") if draw(st.booleans()) else None,
        evidence=draw(
            st.dictionaries(_texts, _texts | st.integers() | st.lists(_texts, max_size=2), max_size=2)
        ),
        suggestion=draw(st.none() | _texts),
        fingerprint=fingerprint("AW101", "sentence", "words"),
        shown=draw(st.booleans()),
    )
