package org.lockkeeper.checks;

/**
 * A table that a plan's statements name.
 *
 * @param schema where a statement names none, the schema in which the engine's scripts run
 * @param rowsMayGo whether the plan drops, renames or empties it, or deletes rows: fewer rows afterwards are then what was meant
 */
public record TouchedTable(String schema, String name, boolean rowsMayGo) {}
