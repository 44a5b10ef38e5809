"""Short check: its kinds of questions, and the exercise."""
