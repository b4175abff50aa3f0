package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProjectTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        SampleProject.copy(Flavour.PRISMA, project(Flavour.PRISMA));
        SampleProject.copy(Flavour.FLYWAY, project(Flavour.FLYWAY));
    }

    @Test
    void both_forms_say_the_same() throws IOException {
        List<Path> prisma = versioned(Flavour.PRISMA);
        List<Path> flyway = versioned(Flavour.FLYWAY);
        assertThat(flyway).hasSameSizeAs(prisma).hasSizeGreaterThan(14);
        for (int i = 0; i < prisma.size(); i++) {
            String name = prisma.get(i).getFileName().toString().replaceFirst("^\\d{14}_", "");
            assertThat(flyway.get(i)).hasFileName("V" + (i + 1) + "__" + name + ".sql");
            assertThat(flyway.get(i)).hasSameTextualContentAs(prisma.get(i).resolve("migration.sql"));
        }
    }

    @Test
    void names_follow_the_strategys_convention() throws IOException {
        assertThat(versioned(Flavour.PRISMA))
                .allSatisfy(path -> assertThat(path.getFileName().toString())
                        .matches("\\d{14}_(add|remove|update|create|fix|migrate)_[a-z0-9_]+"));
    }

    @Test
    void every_earlier_wording_is_of_a_script_that_reads_differently_today() throws IOException {
        for (Flavour flavour : Flavour.values()) {
            Path earlier = folder.resolve("earlier");
            SampleProject.copy(flavour, Member.STAGING.deployments().getLast(), earlier);
            assertThat(differing(earlier, project(flavour)))
                    .hasSize(1)
                    .allSatisfy(path -> assertThat(path.toString()).contains("migrate_product_slugs"));
            SandboxFolder.delete(earlier);
        }
    }

    @Test
    void a_deployment_knows_nothing_of_what_came_later() throws IOException {
        for (Flavour flavour : Flavour.values()) {
            Path earlier = folder.resolve("early").resolve(flavour.folder());
            SampleProject.copy(flavour, Member.PROD.deployments().getLast(), earlier);
            try (Stream<Path> scripts = Files.list(flavour.scripts(earlier))) {
                assertThat(scripts.filter(s -> Flavour.version(s).isPresent())).hasSize(8);
            }
        }
    }

    private Path project(Flavour flavour) {
        return folder.resolve(flavour.folder());
    }

    private List<Path> versioned(Flavour flavour) throws IOException {
        try (Stream<Path> scripts = Files.list(flavour.scripts(project(flavour)))) {
            return scripts.filter(s -> Flavour.version(s).isPresent())
                    .sorted(Comparator.comparing(s -> Flavour.version(s).orElseThrow()))
                    .toList();
        }
    }

    private static List<Path> differing(Path one, Path other) throws IOException {
        try (Stream<Path> tree = Files.walk(one)) {
            List<Path> files = tree.filter(Files::isRegularFile).toList();
            List<Path> differing = new java.util.ArrayList<>();
            for (Path file : files) {
                Path relative = one.relativize(file);
                if (Files.mismatch(file, other.resolve(relative)) >= 0) {
                    differing.add(relative);
                }
            }
            return differing;
        }
    }
}
