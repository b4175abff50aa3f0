package org.lockkeeper.sandbox;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.Environment;

/**
 * One of the sandbox's three clusters, and how the sample project came to stand on it: development is ahead of staging, staging ahead
 * of production; the last deployment to staging failed, and a script that it ran was reworded afterwards.
 */
enum Member {
    DEV("dev", Environment.DEVELOPMENT),
    STAGING("staging", Environment.STAGING),
    PROD("prod", Environment.PRODUCTION);

    private final String label;
    private final Environment environment;

    Member(String label, Environment environment) {
        this.label = label;
        this.environment = environment;
    }

    /** The name of its profile and of its folder. */
    String label() {
        return label;
    }

    Environment environment() {
        return environment;
    }

    /** Rows that only this cluster has. */
    Optional<String> ownRows() {
        return this == STAGING ? Optional.of("staging.sql") : Optional.empty();
    }

    /** In order; the sample's rows come after the first, so that what follows has something to work on, as in life. */
    List<Deployment> deployments() {
        Deployment first = new Deployment(3, Optional.of("first-view"), Optional.empty());
        Deployment launch = new Deployment(8, Optional.of("first-view"), Optional.empty());
        return switch (this) {
            case DEV -> List.of(first, launch, new Deployment(14, Optional.empty(), Optional.empty()));
            case STAGING ->
                List.of(
                        first,
                        launch,
                        new Deployment(
                                12, Optional.of("slugs-without-sku"), Optional.of("create_user_email_unique_index")));
            case PROD -> List.of(first, launch);
        };
    }

    /**
     * One day on which everything was run that there was.
     *
     * @param migrations how many versioned migrations the project had by then
     * @param wording the folder of scripts that read differently then
     * @param failing the last of them, or a part of its name, where it failed
     */
    record Deployment(int migrations, Optional<String> wording, Optional<String> failing) {}
}
