insert into practice.event values (0, 'import');
