"""Everything that happens, in order: the command, the settings, the Prefect flows, the coder."""
