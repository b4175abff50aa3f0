-- Whoever adds rows waits for it, COPY too; reading goes on. Who asks does not queue.
lock table only :"schema".:"table" in share mode nowait
