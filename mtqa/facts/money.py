"""Currencies and units by their full names, from Unicode CLDR through Babel: ``долларов США``, ``riales saudíes``.

A pack names currencies and units by their usual single words; CLDR adds the names with the country before or after them
and the cases that go with each count, in every language. Symbols are in the packs.
"""

from __future__ import annotations

import re
from functools import cache

CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "CNY": "yuan", "INR": "rupee", "PKR": "rupee",
    "LKR": "rupee", "NPR": "rupee", "RUB": "rouble", "TRY": "lira", "CHF": "franc", "KRW": "won", "AED": "dirham",
    "MAD": "dirham", "UAH": "hryvnia", "BDT": "taka", "SAR": "riyal", "QAR": "riyal", "IRR": "rial", "IDR": "rupiah",
    "BRL": "real", "AUD": "dollar", "CAD": "dollar", "PLN": "zloty", "SEK": "krone", "NOK": "krone", "DKK": "krone",
    "CZK": "krone", "HUF": "forint", "ILS": "shekel", "EGP": "pound", "IQD": "dinar", "KWD": "dinar", "JOD": "dinar",
    "DZD": "dinar", "KZT": "tenge", "MXN": "peso", "ARS": "peso", "CLP": "peso", "COP": "peso", "PHP": "peso",
    "THB": "baht", "VND": "dong", "ZAR": "rand", "NGN": "naira", "MYR": "ringgit", "AZN": "manat", "AMD": "dram",
    "GEL": "lari", "AFN": "afghani",
}  # fmt: skip
"""ISO 4217 code -> canonical unit; currencies of one name are one unit, for a word says no more than that."""

UNITS = {
    "length-kilometer": "kilometre", "length-meter": "metre", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "length-mile": "mile", "length-foot": "foot", "length-inch": "inch",
    "length-yard": "yard", "area-hectare": "hectare", "area-acre": "acre", "area-square-kilometer": "square kilometre",
    "area-square-meter": "square metre", "area-square-mile": "square mile", "area-square-foot": "square foot",
    "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-ounce": "ounce", "volume-liter": "litre",
    "volume-cubic-meter": "cubic metre", "volume-milliliter": "millilitre", "power-megawatt": "megawatt",
    "power-gigawatt": "gigawatt", "power-kilowatt": "kilowatt", "energy-kilowatt-hour": "kilowatt hour",
    "energy-joule": "joule", "energy-kilojoule": "kilojoule", "digital-gigabyte": "gigabyte",
    "digital-megabyte": "megabyte", "digital-terabyte": "terabyte", "temperature-celsius": "degree Celsius",
    "temperature-fahrenheit": "degree Fahrenheit", "length-nautical-mile": "nautical mile",
}  # fmt: skip
"""CLDR unit -> canonical unit. Spans of time are left to the packs: their names are parts of dates in places."""

_COUNTS = (1, 2, 3, 5, 21, 1.5)
"""Numbers that between them call for every plural form."""

_FIGURE = re.compile(r"[\d.,٠-٩۰-۹०-९০-৯٫]+")
_SHORTEST_NAME = 2


@cache
def cldr_names(language: str) -> tuple[tuple[str, str], ...]:
    """(canonical unit, name) for the currencies and units of a language; empty where Babel has no locale for it."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(dict.fromkeys([*_currencies(locale), *_units(locale)]))


def _currencies(locale: object) -> list[tuple[str, str]]:
    from babel.numbers import get_currency_name

    names = [
        (unit, get_currency_name(code, count=count, locale=locale))  # type: ignore[arg-type]
        for code, unit in CURRENCIES.items()
        for count in _COUNTS
    ]
    return [(unit, name) for unit, name in names if name not in CURRENCIES and len(name) >= _SHORTEST_NAME]


def _units(locale: object) -> list[tuple[str, str]]:
    from babel.units import UnknownUnitError, format_unit

    found = []
    for unit, canonical in UNITS.items():
        for count in _COUNTS:
            try:
                written = format_unit(count, unit, length="long", locale=locale)  # type: ignore[arg-type]
            except (UnknownUnitError, KeyError):
                continue
            name = _FIGURE.sub("", written).strip("\u200e\u200f \u00a0\u202f")
            if (
                _FIGURE.match(written.lstrip("\u200e\u200f"))
                and len(name) >= _SHORTEST_NAME
                and unit not in written
            ):
                found.append((canonical, name))
    return found
