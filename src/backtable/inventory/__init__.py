"""Estates: what runs where, read from files that other programs made.

Readers, the two relations that they fill, and the rows that they leave out. Nothing here knows a licence.
"""
