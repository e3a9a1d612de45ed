"""What comes over the network: one address, fetched within limits, and only when a user gave it."""
