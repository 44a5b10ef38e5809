"""Early warning: the people of a school, the questions, and the exercise."""
