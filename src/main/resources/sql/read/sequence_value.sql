select last_value,
       is_called
  from :"schema".:"sequence"
