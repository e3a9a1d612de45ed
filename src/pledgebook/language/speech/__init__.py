"""Who says what: cues, quotations and the speakers behind them. `speakers` is the room's door."""
