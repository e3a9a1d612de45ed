"""Feeds, pages and folders, looked at again and again."""
