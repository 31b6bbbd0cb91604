"""Recorded re-translations of benchmark rows: which of them may stand beside the English under test."""

from __future__ import annotations

from collections.abc import Collection, Mapping

REPEATED = "fx-"
"""Prefix of re-translations that were made for the benchmark by the named engine, not submitted to it."""


def admissible(
    retranslations: Mapping[str, str | None] | None,
    under_test: Collection[str],
    own_system: str | None = None,
    barred: Collection[str] = (),
) -> dict[str, str]:
    """Re-translations by other systems that differ from the English under test.

    ``under_test`` holds every English that must not stand beside itself, ``barred`` the systems not to use.
    """
    banned = {system_name(name) for name in barred} | ({system_name(own_system)} if own_system else set())
    texts = {text.strip() for text in under_test}
    return {
        name: text
        for name, text in sorted((retranslations or {}).items())
        if text and text.strip() and text.strip() not in texts and system_name(name) not in banned
    }


def system_name(name: str) -> str:
    """The name of the system behind a re-translation or a submission, in one spelling."""
    return name.casefold().removeprefix(REPEATED)
