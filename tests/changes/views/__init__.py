"""Views and materialized views."""
