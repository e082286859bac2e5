"""What the figures in the README come from: `python -m bench` measures them, all in one run."""
