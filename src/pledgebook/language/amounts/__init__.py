"""How much: numbers, money, units and how firmly the words state them. `finder` is the room's door."""
