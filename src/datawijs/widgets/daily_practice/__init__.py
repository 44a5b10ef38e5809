"""Daily practice: five pupils a day, and when a missed one comes back."""
