"""Where the floors meet."""
