"""What would stop running code is split off, and runs online."""
