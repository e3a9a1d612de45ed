"""Copies of one story: labelled pairs made of invented news, and how many of them are told right."""

from eval.copies.score import tables

__all__ = ["tables"]
