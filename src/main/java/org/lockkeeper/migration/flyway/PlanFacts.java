package org.lockkeeper.migration.flyway;

import org.lockkeeper.db.ServerFacts;

/**
 * What a plan has to know of its environment.
 *
 * @param tap Flyway's parser for this database
 * @param nextRank the rank of the next history row
 * @param baseline whether the run starts with a baseline, since the schema is occupied and has no history
 */
record PlanFacts(ServerFacts server, HistoryTable history, ScriptTap tap, long nextRank, boolean baseline) {}
