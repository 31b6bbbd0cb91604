"""How names are said to an English reader."""

from __future__ import annotations

import re

from mtqa.facts.names.records import EnglishMention, SourceName
from mtqa.facts.names.sounds import latin


def reading(name: SourceName, language: str | None) -> str:
    """The source name and, unless an English reader can read it, what it is in English letters."""
    if name.terms:
        return f'{name.text} (in your glossary "{name.terms[0]}")'
    if name.entity is not None and name.entity.name.casefold() != name.text.casefold():
        return f"{name.text} ({name.entity.name})"
    if re.search("[A-Za-z]", name.text):
        return name.text
    spelled = " ".join(latin(part, language).capitalize() for part in name.text.split())
    return f'{name.text} (transliterated "{spelled}")' if spelled.strip() else name.text


def suggestion(name: SourceName, mention: EnglishMention) -> str | None:
    """The name to write instead, where the gazetteer knows it and the English word is a noun as well."""
    if name.terms:
        return name.terms[0]
    if name.entity is None or mention.entity is None or len(mention.words) > 1:
        return None
    if mention.entity.english and mention.words[0].folded not in mention.entity.english[0]:
        return None
    if name.entity.kind != mention.entity.kind:
        return None
    return name.entity.name
