"""Feeds and lists of feeds: what they say of articles. Nothing here asks the network."""
