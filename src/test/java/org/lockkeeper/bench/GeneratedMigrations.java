package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Migration projects of any size. Each script is about a kilobyte of comment and data change, so that applying thousands is quick. */
final class GeneratedMigrations {
    private GeneratedMigrations() {}

    /** Scripts {@code V00001__step_1.sql} and on. */
    static Path flyway(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            Files.writeString(folder.resolve("V%05d__step_%d.sql".formatted(i, i)), script(i), StandardCharsets.UTF_8);
        }
        return folder;
    }

    /** Folders {@code 20200101000001_step_1} and on. */
    static Path prisma(Path folder, int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            Path migration = Files.createDirectories(folder.resolve("2020%010d_step_%d".formatted(i, i)));
            Files.writeString(migration.resolve("migration.sql"), script(i), StandardCharsets.UTF_8);
        }
        Files.writeString(folder.resolve("migration_lock.toml"), "provider = \"postgresql\"\n", StandardCharsets.UTF_8);
        return folder;
    }

    private static String script(int number) {
        StringBuilder text = new StringBuilder("-- Step ").append(number).append(" of a long history.\n");
        for (int line = 0; line < 12; line++) {
            text.append("-- Line ")
                    .append(line)
                    .append(": what this step is for, and what to watch while it runs, in words.\n");
        }
        return text.append("create table if not exists ledger (step int, note text);\n")
                .append("insert into ledger (step, note) values (")
                .append(number)
                .append(", 'done');\n")
                .toString();
    }
}
