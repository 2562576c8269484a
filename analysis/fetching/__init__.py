"""Addresses in, pages out: fetched politely, and from the open web only."""
