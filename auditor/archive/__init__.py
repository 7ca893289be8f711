"""A newsroom's archive, audited once: from folders, tables, web archives and databases to Parquet, and what it shows."""
