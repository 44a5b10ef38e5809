"""Screen chooser: which screen a reader has at school."""
