"""What a sentence shows of itself: what was recognised in it, the frames, operators and moods of its words, and its parties."""
