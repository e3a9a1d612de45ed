"""What sides say about commitments: praise, thanks, blame, warnings. `reader` is the room's door."""
