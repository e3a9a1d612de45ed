"""What a sentence could be about: things, sums, doings and leave, each with the amount that belongs to it."""
