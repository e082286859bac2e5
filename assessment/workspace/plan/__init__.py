"""What the two functions do next, why, and what should show that it worked."""
