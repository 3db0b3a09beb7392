"""Types: a column gets another one, and keeps its rows."""
