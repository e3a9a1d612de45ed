"""Who is named: countries, institutions, groups, organisations and persons. `recogniser` is the room's door."""
