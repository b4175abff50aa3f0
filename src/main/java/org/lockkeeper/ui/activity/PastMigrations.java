package org.lockkeeper.ui.activity;

import java.util.List;
import java.util.function.Function;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The migrations of a moment of the past; named as soon as the scripts have been read. For the toolkit's thread. */
final class PastMigrations {
    private static final Logger LOG = LoggerFactory.getLogger(PastMigrations.class);

    private final ActivityService service;
    private final TaskRunner tasks;
    private final SeenMigrations seen = new SeenMigrations();
    private Function<Reading, List<MigrationAtWork>> names = ActivityService::migrationsOf;

    PastMigrations(ActivityService service, TaskRunner tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    /** Reads the scripts, which may have changed since one looked back last. */
    void read(Runnable then) {
        tasks.start(
                Job.brief(Texts.get("activity.reading.scripts"), (_, _) -> service.scriptNames()),
                read -> {
                    names = read::migrations;
                    then.run();
                },
                problem -> LOG.info("the scripts tell no names of past migrations", problem));
    }

    /** What runs now is called the same when somebody looks back at it. */
    void see(List<MigrationAtWork> now) {
        seen.see(now);
    }

    List<MigrationAtWork> of(Reading then) {
        return seen.named(names.apply(then));
    }
}
