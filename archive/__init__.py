"""From an Article to a row people can find. Knows SQL and files; knows nothing of the web."""
