"""Benchmarks on labelled data and simulations; each module is one command."""
