"""Errors an end user can meet: one line, what is wrong and what to do."""

from __future__ import annotations


class MtqaError(Exception):
    """Base of every error mtqa raises on purpose; ``str()`` is one line fit for stderr."""


class InputError(MtqaError):
    """The input cannot be used: missing, unreadable, empty, or not what the option asks for."""


class UsageError(MtqaError):
    """The call itself is wrong: an unknown option value, rule or format."""


class UnavailableError(MtqaError):
    """What was asked for needs a part that is not here; the message says what to do about it."""
