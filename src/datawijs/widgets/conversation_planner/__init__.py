"""Conversation planner: three stories from the fictional board, each with its branches, and the exercise."""
