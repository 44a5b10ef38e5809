"""Programme builder: what a proposal for the next round is, and the exercise."""
