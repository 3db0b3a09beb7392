"""The embedded PostgreSQL, tried without rendering: `embedded` is a link into the template."""
