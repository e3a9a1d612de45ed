"""What is named: things, placed in the catalogue where it knows them. `finder` is the room's door."""
