select set_config('lock_timeout', ?, false)
