"""NOT NULL, and what fills the rows that are there."""
