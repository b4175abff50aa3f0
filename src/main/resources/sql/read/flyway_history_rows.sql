select * from :"schema".:"table" order by installed_rank
