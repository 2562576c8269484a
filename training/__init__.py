"""How the shipped weights were made. Needs `requirements-torch.txt`; the app never imports it."""
