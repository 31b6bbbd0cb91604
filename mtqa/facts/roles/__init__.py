"""Roles: who does what to whom, read off the English parse and off the case marks and the order of the source."""
