### Starting folders and made-up scenarios (English)
