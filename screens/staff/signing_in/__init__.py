"""From a name and a PIN to the desk; PINs changed and renewed."""
