"""Articles in, sentences out."""
