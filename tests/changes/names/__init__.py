"""Names that need care."""
