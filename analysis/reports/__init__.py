"""Reports: a study as one page that needs no server, and the same on paper."""
