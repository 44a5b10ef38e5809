"""Year plan: the pieces of the offer, the school year, the principles, and the exercise."""
