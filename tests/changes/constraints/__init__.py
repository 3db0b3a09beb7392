"""Foreign keys, CHECK, UNIQUE, EXCLUDE and primary keys."""
