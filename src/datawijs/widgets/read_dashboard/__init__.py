"""Read the dashboard: a module for each view, and the exercise."""
