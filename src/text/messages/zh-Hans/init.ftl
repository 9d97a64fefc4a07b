### Starting folders and made-up scenarios (simplified Chinese)
