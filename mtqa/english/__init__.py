"""What English is made of: inflection, word patterns, noun phrases, patients of verbs, quotations, dates.

Everything here is pure and works on the tokens of one text or, where grammar counts (``arguments.py``), on its parse.
"""
