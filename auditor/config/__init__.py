"""What a newsroom sets for itself: its file, its rules, its house style, and what of it holds for an article."""
