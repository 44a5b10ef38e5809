"""Moving target: the years of practice, its questions, and the exercise."""
