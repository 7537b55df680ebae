"""Set-up: what strikemap needs besides its packages, made once and kept while it is current."""
