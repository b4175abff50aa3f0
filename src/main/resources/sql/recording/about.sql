select name, value from about
