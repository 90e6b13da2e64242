"""The rota, who has looked, and notices."""
