"""Line-up: its rounds, its sentences, and the exercise."""
