"""Reading pages aloud: recorded clips, else the computer's voice; never what anybody typed."""
