"""Items to judge pupils' results by, with known truth, and how well different readers do on them."""
