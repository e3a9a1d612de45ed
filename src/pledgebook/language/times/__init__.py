"""When: dates, stretches and dues, no more precise than their words. `finder` is the room's door."""
