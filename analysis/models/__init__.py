"""Sentences and a question in, scores out."""
