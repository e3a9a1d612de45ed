"""Who gives, who takes, who asks, who permits; and why a reading without them is none."""
