"""Scores in; totals per article and estimates per outlet out."""
