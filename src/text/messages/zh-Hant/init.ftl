### Starting folders and made-up scenarios (traditional Chinese)
