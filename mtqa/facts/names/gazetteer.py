"""The gazetteer: names of the news in English, other names of the same thing, and what each language calls it.

Sources: CLDR territories and currencies through Babel; the packs' sections ``[names]`` (``forms``: lines of
``English = form|form``, stems of four letters and more standing for their inflections) and the English pack's
``[names.gazetteer]`` (``places``, ``people``, ``organisations``, ``institutions``: lists; ``aliases``: lines
of ``name = other, other``); the translations of names that sentence pairs show (``models/names``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from mtqa.languages import Pack, load_pack

Kind = Literal["territory", "place", "person", "organisation", "institution", "other"]
"""``institution``: a word that is a name only sometimes, or is said by its common noun too; explains, never accuses."""

UNSPACED = frozenset({"zh", "ja"})
"""Languages whose names are found as strings, not as words."""

_LEAST_TERRITORY = 3
"""Letters of a CLDR territory name that is looked for in a spaced script."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing with a name."""

    name: str
    """As English news writes it."""
    kind: Kind
    english: tuple[tuple[str, ...], ...]
    """All English names and adjectives, each as folded words."""
    forms: tuple[str, ...] = ()
    """In the language of the gazetteer, folded."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entities, by what they are called on either side."""

    by_english_word: Mapping[str, tuple[Entity, ...]]
    by_name: Mapping[str, Entity]
    by_form: Mapping[str, tuple[tuple[str, Entity], ...]]
    """First letters of the first word of a form (two; one where words are not spaced) -> forms and entities."""
    learned: Mapping[str, tuple[str, ...]]
    """Folded English word -> beginnings of source words (strings in Chinese and Japanese) that translate it."""


_DROPPED = re.compile("[\u064b-\u0652\u0670\u0640\u200c\u200d\u200e\u200f]")
_LATIN_LETTER = re.compile("[a-z]")
_ACCENT = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The form names are looked up in: NFC, lower case, one apostrophe, Latin accents dropped, joiners dropped."""
    lowered = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("ʼ", "'")
    if lowered.isascii():
        return lowered
    lowered = _DROPPED.sub("", lowered)
    lowered = lowered.replace("ё", "е")
    if not _LATIN_LETTER.search(lowered):
        return lowered.translate(_ARABIC)
    decomposed = unicodedata.normalize("NFD", lowered.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return unicodedata.normalize("NFC", _ACCENT.sub("", decomposed)).translate(_ARABIC)


_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ي": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ؤ": "و",
     "़": None}
)  # fmt: skip


@cache
def load_gazetteer(language: str | None) -> Gazetteer:
    """The gazetteer of a source language; of a language without a pack, the names CLDR knows and the English ones."""
    code = (language or "").lower().replace("_", "-").split("-")[0]
    names: dict[str, set[str]] = {name: set() for name in _kinds()}
    for name, form in _territory_forms(code):
        names.setdefault(name, set()).add(form)
    pack = load_pack(code)
    for name, forms in _lines(pack, "forms").items():
        names.setdefault(_canonical().get(name, name), set()).update(fold(form) for form in forms.split("|"))
    entities = [
        Entity(name, _kinds().get(name, "other"), _english_names(name), tuple(sorted(filter(None, forms))))
        for name, forms in names.items()
    ]
    by_word: dict[str, list[Entity]] = {}
    by_form: dict[str, list[tuple[str, Entity]]] = {}
    width = 1 if code in UNSPACED else 2
    for entity in entities:
        for word in {word for words in entity.english for word in words if word not in _LINKS}:
            by_word.setdefault(word, []).append(entity)
        for form in entity.forms:
            by_form.setdefault(form[:width], []).append((form, entity))
    return Gazetteer(
        MappingProxyType({word: tuple(found) for word, found in by_word.items()}),
        MappingProxyType({entity.name: entity for entity in entities}),
        MappingProxyType({start: tuple(found) for start, found in by_form.items()}),
        _learned(code),
    )


_LINKS = frozenset(
    {"of", "the", "and", "in", "&", "for", "on", "de", "da", "do", "du", "al", "el", "la", "le", "new"}
)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of an English name."""
    return tuple(re.findall(r"[\w'.]+", fold(name)))


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    lines = _lines(load_pack("en"), "aliases", "gazetteer")
    return MappingProxyType(
        {name: tuple(other.strip() for other in others.split(",")) for name, others in lines.items()}
    )


@cache
def _english_names(name: str) -> tuple[tuple[str, ...], ...]:
    found = [name, *_aliases().get(name, ())]
    code = _territory_codes().get(name)
    adjective = load_pack("en").section("demonyms").get(code) if code and load_pack("en") else None  # type: ignore[union-attr]
    if adjective:
        found += [adjective, f"{adjective}s"]
    return tuple(dict.fromkeys(words for words in map(words_of, found) if words))


@cache
def _kinds() -> Mapping[str, Kind]:
    pack = load_pack("en")
    lists = pack.section("names").get("gazetteer", {}) if pack else {}
    found: dict[str, Kind] = dict.fromkeys(_territory_codes(), "territory")
    for key, kind in (
        ("institutions", "institution"),
        ("places", "place"),
        ("people", "person"),
        ("organisations", "organisation"),
    ):
        for name in re.split(r",\s*", " ".join(str(lists.get(key, "")).split())):
            if name:
                found.setdefault(_canonical().get(name, name), kind)  # type: ignore[arg-type]
    for name in _aliases():
        found.setdefault(name, "organisation" if len(name.split()) > 1 else "other")
    return MappingProxyType(found)


@cache
def _canonical() -> Mapping[str, str]:
    """Alias -> name, for the aliases that belong to one name and are no adjective of several."""
    seen: dict[str, list[str]] = {}
    for name, others in _aliases().items():
        for other in others:
            seen.setdefault(other, []).append(name)
    return MappingProxyType(
        {other: names[0] for other, names in seen.items() if len(names) == 1 and other not in _aliases()
         and other in _SAME_THING}
    )  # fmt: skip


_SAME_THING = frozenset(
    {"Turkey", "Kiev", "Bombay", "Calcutta", "Madras", "Bangalore", "Allahabad", "Gurgaon", "Rangoon", "Odessa",
     "Ivory Coast", "Peking", "Makkah", "Holland", "Burma", "Karabakh"}
)  # fmt: skip


@cache
def _territory_codes() -> Mapping[str, str]:
    from babel import Locale

    territories = Locale("en").territories
    return MappingProxyType(
        {name: code for code, name in territories.items() if len(code) == 2 and code not in _NO_TERRITORY}
    )


def territory_code(name: str) -> str | None:
    """ISO 3166 code of a territory by its CLDR name in English."""
    return _territory_codes().get(name)


_CONTINENTS = frozenset(
    {"002", "003", "005", "009", "013", "014", "015", "019", "030", "034", "035", "142", "150"}
)
"""UN M.49 areas that the news names: Africa, the Americas, Asia, Europe, parts."""
_NO_TERRITORY = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})


def _territory_forms(code: str) -> list[tuple[str, str]]:
    from babel import Locale
    from babel.core import UnknownLocaleError

    if not code or code == "en":
        return []
    try:
        local = Locale(code).territories
    except (UnknownLocaleError, ValueError):
        return []
    names = Locale("en").territories
    found = []
    for territory, form in local.items():
        if territory in names and (
            (len(territory) == 2 and territory not in _NO_TERRITORY) or territory in _CONTINENTS
        ):
            folded = re.sub(r"\s*[(（].*", "", fold(form))
            if len(folded) >= (2 if code in UNSPACED or code == "ko" else _LEAST_TERRITORY):
                found.append((names[territory], folded))
    return found


def _lines(pack: Pack | None, key: str, table: str | None = None) -> dict[str, str]:
    """``name = rest`` lines of a multi-line string; repeated names are joined."""
    section = pack.section("names") if pack else {}
    text = (section.get(table, {}) if table else section).get(key, "")
    found: dict[str, str] = {}
    for line in str(text).splitlines():
        name, sign, rest = line.partition(" = ")
        if sign:
            found[name.strip()] = f"{found[name.strip()]}|{rest}" if name.strip() in found else rest.strip()
    return found


@cache
def _learned(code: str) -> Mapping[str, tuple[str, ...]]:
    from mtqa.models import model_path

    found: dict[str, tuple[str, ...]] = {}
    for line in (model_path("names") / "names.tsv").read_text(encoding="utf-8").splitlines():
        language, name, forms = line.split("\t")
        if language == code:
            found[fold(name)] = tuple(fold(form) for form in forms.split("|"))
    return MappingProxyType(found)


@cache
def capital_shares() -> Mapping[str, int]:
    """Lower-cased English word -> share (0-100) of its occurrences inside sentences that have a capital."""
    from mtqa.models import model_path

    rows = (model_path("names") / "capitals.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType({word: int(share) for word, share, _ in (row.split("\t") for row in rows)})


@cache
def known_names() -> tuple[str, ...]:
    """Lower-cased words that English texts write with a capital and know well; accents dropped."""
    from mtqa.models import model_path

    rows = (model_path("names") / "capitals.tsv").read_text(encoding="utf-8").splitlines()
    table = (row.split("\t") for row in rows)
    found = {
        fold(w)
        for w, share, seen in table
        if int(share) >= KNOWN_SHARE and int(seen) >= KNOWN_SEEN and len(w) > 3
    }
    found |= {word for name in _kinds() for word in words_of(name) if len(word) > 3}
    return tuple(sorted(found))


KNOWN_SHARE, KNOWN_SEEN = 85, 12
"""Share of capitals and occurrences in 35 million words of a name whose spelling is known."""


@cache
def common_words(language: str | None) -> frozenset[str]:
    """Words of the language that are no names, folded; empty for one that has no table."""
    import lzma

    from mtqa.models import model_path

    code = (language or "").lower().replace("_", "-").split("-")[0]
    path = model_path("names") / f"common.{code}.xz"
    if not path.is_file():
        return frozenset()
    return frozenset(lzma.decompress(path.read_bytes()).decode("utf-8").split())


@cache
def institution_words() -> frozenset[str]:
    """Folded words of the English names of institutions, links left out."""
    names = [name for name, kind in _kinds().items() if kind == "institution"]
    return frozenset(word for name in names for word in words_of(name) if word not in _LINKS)


@cache
def ambiguous_forms(language: str | None) -> frozenset[str]:
    """Folded forms of names that are common words too (Hindi चीनी, sugar); pack ``[names]`` ``ambiguous``."""
    pack = load_pack(language)
    text = pack.section("names").get("ambiguous", "") if pack else ""
    return frozenset(fold(form.strip()) for form in str(text).split("|") if form.strip())
