-- The weakest lock there is: only what drops or rewrites the table waits for it. Who asks does not queue.
lock table only :"schema".:"table" in access share mode nowait
