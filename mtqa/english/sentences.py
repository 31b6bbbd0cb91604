"""What kind of line an English segment is."""

from __future__ import annotations

_CLOSERS = "\"'”’)]» "
_ENDS = (".", "!", "?", "…", ":", ";")


def is_headline(text: str) -> bool:
    """Whether a segment ends without a full stop or the like, as headlines, captions and list items do."""
    return not text.rstrip().rstrip(_CLOSERS).endswith(_ENDS)
