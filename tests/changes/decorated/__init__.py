"""Types of the project's own."""
