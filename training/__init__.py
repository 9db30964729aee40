"""How the weights are made. One command: `python -m training.train` (make train)."""
