package org.lockkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.StrayClock;
import org.lockkeeper.architecture.planted.StrayQuery;
import org.lockkeeper.architecture.planted.StrayScripts;
import org.lockkeeper.architecture.planted.StraySession;
import org.lockkeeper.architecture.planted.StrayStatement;
import org.lockkeeper.architecture.planted.StrayThread;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.StrayDependency;

/** A rule that cannot fail keeps nothing. */
class PlantedViolationsTest {
    @Test
    void jdbc_outside_of_its_package_is_found() {
        assertFinds(ArchitectureTest.jdbc_stays_in_db, StrayStatement.class);
    }

    @Test
    void a_statement_that_acts_outside_of_a_write_session_is_found() {
        assertFinds(ArchitectureTest.statements_that_act_run_in_write_sessions, StrayStatement.class);
    }

    @Test
    void a_method_of_a_write_session_without_a_clearance_is_found() {
        assertFinds(ArchitectureTest.wantsAClearance(StraySession.class), StraySession.class);
    }

    @Test
    void an_engine_that_acts_without_a_clearance_is_found() {
        assertFinds(ArchitectureTest.engines_want_a_clearance, StrayScripts.class);
    }

    @Test
    void a_query_of_ones_own_outside_of_the_checks_is_found() {
        assertFinds(ArchitectureTest.queries_of_ones_own_are_checks_alone, StrayQuery.class);
    }

    @Test
    void a_guard_that_leans_on_more_than_the_jdk_is_found() {
        assertFinds(ArchitectureTest.the_guard_depends_on_the_jdk_alone, StrayDependency.class);
    }

    @Test
    void a_thread_that_nobody_lists_is_found() {
        assertFinds(ArchitectureTest.threads_go_through_the_task_runner, StrayThread.class);
    }

    @Test
    void an_age_by_the_clock_here_is_found() {
        assertFinds(ArchitectureTest.ages_are_by_the_servers_clock, StrayClock.class);
    }

    @Test
    void printing_outside_of_the_command_line_is_found() {
        assertFinds(ArchitectureTest.only_the_command_line_prints, StrayThread.class);
    }

    @Test
    void an_innocent_class_passes_the_same_rules() {
        JavaClasses innocent = new ClassFileImporter().importClasses(Clearance.class);
        assertThat(ArchitectureTest.the_guard_depends_on_the_jdk_alone
                        .evaluate(innocent)
                        .hasViolation())
                .isFalse();
    }

    private static void assertFinds(ArchRule rule, Class<?> planted) {
        JavaClasses classes = new ClassFileImporter().importClasses(planted);
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted.getSimpleName());
    }
}
