"""What extensions bring."""
