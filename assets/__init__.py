"""Words, pictures and styles: data, no logic beyond reading it."""
