package org.lockkeeper.ui.run;

/**
 * How far a run is.
 *
 * @param migration the migration that is under way
 * @param index its place among the migrations, from 0, of {@code migrations}
 * @param line where the statement that is under way starts in its script, from 1; 0 before the first
 * @param statement its number in its script, from 1, of {@code statements}; 0 before the first
 * @param done how much of the whole is behind, 0 to 1
 */
public record RunPosition(
        String migration, int index, int migrations, int line, int statement, int statements, double done) {}
