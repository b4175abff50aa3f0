package org.lockkeeper.guard;

/** What runs a plan of migrations: a person's wish, or the sandbox's own doing. */
public sealed interface PlanOperation extends Operation
        permits Operation.ApplyMigrations, SandboxOperation.SeedMigrations {
    /** The plan that was permitted. */
    ApplyMigrations plan();

    /** The same with another plan: what is about to be done, to be held against what was permitted. */
    PlanOperation with(ApplyMigrations actual);
}
