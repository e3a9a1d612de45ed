"""Measures of the parts on others' test material: figures reported, never asserted."""
