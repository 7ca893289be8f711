// The trends need no script of their own.
