SELECT nspname FROM schemas
