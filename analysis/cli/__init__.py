"""The command line: `read`, `compare` and `predict`; also the door for scripts."""
