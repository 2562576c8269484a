"""Estimates in, figures out; one chart a file, all styling in `theme`."""
