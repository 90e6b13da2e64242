"""Sealing, codes and key rings: small files that know nothing else."""
