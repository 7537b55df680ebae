"""strikemap: reported strikes, read from news articles, placed on a map, true to their source."""
