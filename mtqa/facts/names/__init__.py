"""Names of people, places and organisations, compared between source and English from the source alone."""
