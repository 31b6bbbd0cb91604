"""The signature of a score: every choice that can move a number, in one line, as sacreBLEU has it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from mtqa.config import Config

DIGITS = 8
"""Hex digits of SHA-256 that stand for a list too long to print."""


def signature(
    config: Config,
    source_language: str | None = None,
    engines: Iterable[str] = (),
    levels: Iterable[int] = (1,),
) -> str:
    """Name version, rules, models, comparison metrics, profile and evidence, as ``mtqa|v:0.1.0|rules:...``.

    ``engines`` are the origins of re-translations in use, ``levels`` the levels of evidence (1-4).
    """
    from importlib.metadata import version

    from mtqa import __version__
    from mtqa.assessment import rules_of
    from mtqa.quality import PROFILE

    rules = [rule.code for scope in ("bead", "document") for rule in rules_of(scope, config)]
    weights = [f"{name}={weight:g}" for name, weight in sorted(config.engine_weights.items())]
    parts = {
        "v": __version__,
        "profile": PROFILE,
        "rules": f"{len(rules)}.{_digest(rules)}",
        "models": _digest(_checksums()),
        "sacrebleu": version("sacrebleu"),
        "parser": _parser_name(config.parser),
        "glossary": _glossary_name(config.glossary),
        "source": source_language or "none",
        "retranslations": "+".join(sorted(set(engines))) or "none",
        "weights": "+".join(weights) or "neutral",
        "levels": ".".join(map(str, sorted(set(levels)))),
    }
    return "|".join(("mtqa", *(f"{name}:{value}" for name, value in parts.items())))


def _glossary_name(paths: tuple[str, ...]) -> str:
    """A digest of the content of the user's glossary files; ``none`` without."""
    from mtqa.facts.names.glossary import digest

    return digest(paths) if paths else "none"


def _parser_name(pipeline: str) -> str:
    """The pipeline's name, with its version where it is an installed package; ``none`` where it is missing."""
    from importlib.metadata import PackageNotFoundError, version

    from mtqa.english.parse import is_available

    if not is_available(pipeline):
        return "none"
    try:
        return f"{pipeline}-{version(pipeline)}"
    except PackageNotFoundError:
        return pipeline


def _checksums() -> list[str]:
    from mtqa.models import CHECKSUMS, installed, model_path

    return [(model_path(name) / CHECKSUMS).read_text(encoding="utf-8") for name in installed()]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:DIGITS]
