"""A newsroom's archive, audited once: folders, tables, web archives, databases to Parquet, and what it shows."""
