"""Who answers for looking into the box, and who is told when nobody has."""
