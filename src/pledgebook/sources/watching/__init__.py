"""What a user wants to have watched."""
