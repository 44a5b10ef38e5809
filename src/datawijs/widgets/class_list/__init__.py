"""Class list: its classes, how one may read them, its sentences, and the exercise."""
