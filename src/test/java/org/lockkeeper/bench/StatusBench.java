package org.lockkeeper.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.lockkeeper.connection.Project;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.testing.TestDatabase;

/** Reading and joining three environments, scripts included, with a new engine each time: nothing is remembered from one to the next. */
final class StatusBench implements Bench {
    private static final int COUNT = 5_000;
    private static final int RUNS = 7;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Report run(Path folder) throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.add(flyway(folder));
        figures.addAll(prisma(folder));
        return Report.of(name(), figures);
    }

    private static Figure flyway(Path folder) throws Exception {
        Path migrations = GeneratedMigrations.flyway(folder.resolve("flyway"), COUNT);
        BenchDatabases databases = BenchDatabases.flyway(migrations, COUNT);
        double reference = Timing.median(3, RUNS, () -> threeInfos(databases));
        try (BenchProject project = new BenchProject(databases)) {
            double ours = Timing.median(3, RUNS, status(project, COUNT, FlywayEngine::new));
            return Figure.relative(
                    "5,000 Flyway migrations × 3, against three calls of info()", ours, "ms", reference, 0.5);
        }
    }

    private static Integer threeInfos(BenchDatabases databases) {
        int known = 0;
        for (TestDatabase database : databases.databases()) {
            known += BenchDatabases.plainFlyway(database, databases.migrations())
                    .load()
                    .info()
                    .all()
                    .length;
        }
        if (known != 3 * COUNT) {
            throw new IllegalStateException("Flyway knows " + known);
        }
        return known;
    }

    private static List<Figure> prisma(Path folder) throws Exception {
        double once = prisma(folder.resolve("prisma"), COUNT);
        double twice = prisma(folder.resolve("prisma-twice"), 2 * COUNT);
        return List.of(
                Figure.absolute("5,000 Prisma migrations × 3", once, "ms", 300),
                Figure.relative("10,000 Prisma migrations × 3, against 5,000", twice, "ms", once, 2.2));
    }

    private static double prisma(Path folder, int count) throws Exception {
        BenchDatabases databases = BenchDatabases.prisma(GeneratedMigrations.prisma(folder, count));
        try (BenchProject project = new BenchProject(databases)) {
            return Timing.median(10, 11, status(project, count, PrismaEngine::new));
        }
    }

    /** The connections stay, as they do in the window; what they show is checked each time. */
    private static Callable<StatusMatrix> status(
            BenchProject project, int count, Function<Project, MigrationEngine> engine) {
        return () -> {
            MigrationService service = project.service(engine);
            StatusMatrix matrix = service.status();
            List<Long> applied = matrix.environments().stream()
                    .map(environment -> environment.applied())
                    .toList();
            if (!applied.equals(List.of((long) count, count - 10L, count - 40L))) {
                throw new IllegalStateException("the status is not what was applied: " + applied);
            }
            return matrix;
        };
    }
}
