"""Session timer: the phases of a meeting, the protocols for intervision, and the exercise."""
