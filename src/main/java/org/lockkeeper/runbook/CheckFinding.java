package org.lockkeeper.runbook;

/**
 * What a check after a migration found, as far as it bears on rolling back.
 *
 * @param known whether it could be told
 */
public record CheckFinding(Criterion criterion, boolean known, boolean passed, String detail) {}
