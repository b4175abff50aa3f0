package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands from end to end on a Flyway project. */
class FlywayProjectTest {
    @TempDir
    Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void three_databases_and_two_migrations() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.flyway(folder)
                .migration("V1__init.sql", "create table product (id int primary key);\n")
                .migration("V2__add_price.sql", "alter table product add price int;\n");
    }

    private Invocation run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }

    @Test
    void names_are_those_of_the_script_files() {
        Invocation migrate = run("migrate", "--env", "dev", "--format", "json");
        assertThat(migrate.exitCode()).isZero();
        assertThat(migrate.json().at("/applied/1").stringValue()).isEqualTo("V2__add_price.sql");
        Invocation status = run("status", "--format", "json");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.json().at("/migrations/0/name").stringValue()).isEqualTo("V1__init.sql");
        assertThat(status.json().at("/migrations/0/states/dev").stringValue()).isEqualTo("applied");
        assertThat(status.json().at("/migrations/0/states/staging").stringValue())
                .isEqualTo("pending");
    }

    @Test
    void an_edited_script_is_2_until_repair_realigns_its_checksum() throws IOException {
        run("migrate", "--env", "dev");
        run("migrate", "--env", "staging");
        project.migration("V2__add_price.sql", "alter table product add price int; -- edited\n");
        Invocation status = run("status", "--format", "json");
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.json().at("/migrations/1/states/dev").stringValue()).isEqualTo("modified");
        Invocation repair = run("repair", "--env", "dev", "--format", "json");
        assertThat(repair.exitCode()).isZero();
        assertThat(repair.json().propertyNames()).containsExactly("environment", "changed", "before", "after");
        assertThat(run("status", "--format", "json")
                        .json()
                        .at("/migrations/1/states/dev")
                        .stringValue())
                .isEqualTo("applied");
    }

    @Test
    void production_is_refused_for_migrate_and_repair() {
        assertThat(run("migrate", "--env", "prod").exitCode()).isEqualTo(3);
        assertThat(run("repair", "--env", "prod").exitCode()).isEqualTo(3);
        assertThat(project.prod().rows("select 1 from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void resolve_is_not_for_flyway() {
        Invocation resolve = run("resolve", "--env", "dev", "--applied", "V1__init.sql");
        assertThat(resolve.exitCode()).isNotZero().isNotEqualTo(70);
        assertThat(resolve.err()).hasLineCount(1);
    }

    @Test
    void two_scripts_of_one_version_are_told_in_one_sentence() throws IOException {
        project.migration("V2__again.sql", "select 1;\n");
        Invocation status = run("status");
        assertThat(status.exitCode()).isNotZero().isNotEqualTo(70);
        assertThat(status.out()).isEmpty();
        assertThat(status.err()).contains("V2__again.sql").hasLineCount(1);
    }
}
