"""Where the floors meet. A module is one thing that a user can have done."""
