"""What English is made of: inflection, word patterns, noun phrases, patients of verbs, quotations, dates.

Everything here is pure and works on the tokens of one text. Where a parser comes in later it replaces the reading of
clauses (``clauses.py``); the rules ask for the same values either way.
"""
