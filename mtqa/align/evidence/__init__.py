"""Kinds of evidence that two groups of segments belong together, one file a kind."""
