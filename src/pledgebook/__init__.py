"""Pledgebook: an evidence-backed book of commitments between countries and organisations."""

__version__ = "0.1.0"
