"""Side by side with peers, and against pages built to break a reader."""
