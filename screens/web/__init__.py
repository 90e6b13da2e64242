"""What a pupil sees in a browser: the same pages, words and slot as at a terminal."""
