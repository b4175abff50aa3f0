package org.lockkeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.db.CheckSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.MigrationEngine;

@AnalyzeClasses(packages = "org.lockkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jdbc_stays_in_db = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.db..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "com.zaxxer..", "org.postgresql.."))
            .because("what reaches a server has one place to be read, and the sessions there are what makes it safe");

    @ArchTest
    static final ArchRule data_sources_go_to_flyway_alone = noClasses()
            .that()
            .resideOutsideOfPackages("org.lockkeeper.db..", "org.lockkeeper.migration.flyway..")
            .should()
            .dependOnClassesThat(resideInAPackage("javax.sql.."))
            .because("only Flyway has to be handed one");

    @ArchTest
    static final ArchRule flyway_gateway_takes_data_sources_only = noClasses()
            .that()
            .resideInAPackage("org.lockkeeper.migration.flyway..")
            .should()
            .dependOnClassesThat(resideInAPackage("javax.sql..").and(not(type(DataSource.class))))
            .because("a data source is all that Flyway needs");

    @ArchTest
    static final ArchRule flyway_stays_behind_its_gateway = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.migration.flyway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..")
            .because("the core speaks of both engines in the same words");

    @ArchTest
    static final ArchRule schema_comparison_stays_in_preflight = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.preflight..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pgcodekeeper..")
            .because("its scripts are drafts that only preflight knows how to prove");

    @ArchTest
    static final ArchRule object_storage_stays_in_backup = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.backup..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("no other package has business with a bucket");

    @ArchTest
    static final ArchRule the_toolkit_stays_in_ui_and_app = noClasses()
            .that()
            .resideOutsideOfPackages("org.lockkeeper.ui..", "org.lockkeeper.app..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.fxmisc..", "org.kordamp.."))
            .because("services run in tests and on the command line without a toolkit");

    @ArchTest
    static final ArchRule the_guard_depends_on_the_jdk_alone = classes()
            .that()
            .resideInAPackage("org.lockkeeper.guard..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.lockkeeper.guard..", "org.jspecify.."))
            .because("what decides must not be bent by what asks");

    @ArchTest
    static final ArchRule no_cycles = slices().matching("org.lockkeeper.(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle is one package with two names");

    @ArchTest
    static final ArchRule the_window_does_not_know_the_command_line = noClasses()
            .that()
            .resideInAPackage("org.lockkeeper.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lockkeeper.cli..")
            .because("both stand on the same services and neither on the other");

    @ArchTest
    static final ArchRule the_command_line_does_not_know_the_window = noClasses()
            .that()
            .resideInAPackage("org.lockkeeper.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lockkeeper.ui..")
            .because("it has to start without a toolkit");

    @ArchTest
    static final ArchRule statements_that_act_run_in_write_sessions = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WriteSession.class.getName())
            .and()
            .doNotHaveFullyQualifiedName("org.lockkeeper.db.Connector")
            .and()
            .resideOutsideOfPackage("org.lockkeeper.db.sqlite..")
            .and()
            .doNotHaveFullyQualifiedName(CheckSession.class.getName())
            .should(callStatementsThatAct())
            .because("a statement that can change something needs a clearance; the connector only sets its timeouts,"
                    + " a check session declares a cursor in a read-only transaction, and a file of one's own is no"
                    + " database of anybody's");

    @ArchTest
    static final ArchRule own_files_reach_no_server = noClasses()
            .that()
            .resideInAPackage("org.lockkeeper.db.sqlite..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.postgresql..", "com.zaxxer..", "javax.sql..")
                    .or(type(java.sql.DriverManager.class)))
            .because("its statements need no clearance, so they must not be able to go anywhere else");

    @ArchTest
    static final ArchRule sqlite_stays_in_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.db.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sqlite..")
            .because("it is loaded with the first file and not before");

    @ArchTest
    static final ArchRule queries_of_ones_own_are_checks_alone = noClasses()
            .that()
            .resideOutsideOfPackages("org.lockkeeper.checks..", "org.lockkeeper.db..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CheckSession.class)
            .because("a text that becomes a statement has one door, and who stands at it knows why");

    @ArchTest
    static final ArchRule write_sessions_want_a_clearance = wantsAClearance(WriteSession.class);

    @ArchTest
    static final ArchRule engines_want_a_clearance = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(MigrationEngine.Scripts.class)
            .and()
            .haveNameMatching("apply|resolve|repair|forget")
            .should(takeAClearance())
            .because("the proof goes with the act");

    @ArchTest
    static final ArchRule views_know_no_service = noClasses()
            .that()
            .resideInAPackage("org.lockkeeper.ui..")
            .and()
            .haveSimpleNameEndingWith("View")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Service")
            .because("a view shows what its model says")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule view_models_know_no_scene = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "javafx.scene..", "javafx.stage..", "org.controlsfx..", "org.fxmisc..", "atlantafx..")
                    .or(new EndsWithView()))
            .because("they are tested without a toolkit")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule views_of_lists_are_kept = methods()
            .should(new ArchCondition<JavaMethod>("not make an unmodifiable view of a list at each call") {
                @Override
                public void check(JavaMethod item, ConditionEvents events) {
                    boolean makes = item.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getName().equals("unmodifiableObservableList"));
                    events.add(new SimpleConditionEvent(item, !makes, item.getFullName() + " makes a new view"));
                }
            })
            .because("the view hears its list through a weak listener: one that nobody keeps is collected, and its own"
                    + " listeners never hear of a change again");

    @ArchTest
    static final ArchRule dialogs_go_through_the_dialog_service = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.ui.dialog..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "javafx\\.scene\\.control\\.(Alert|Dialog|ChoiceDialog|TextInputDialog)|javafx\\.stage\\.(File|Directory)Chooser")
            .because("a test stands in for the person there");

    @ArchTest
    static final ArchRule threads_go_through_the_task_runner = noClasses()
            .that()
            .resideOutsideOfPackages("org.lockkeeper.task..", "org.lockkeeper.ui.task..")
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .dependOnClassesThat(type(Executors.class))
            .because("work that nobody lists can neither be shown nor cancelled");

    @ArchTest
    static final ArchRule programs_are_begun_in_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ChildEnvironment.class.getName())
            .and()
            .doNotHaveFullyQualifiedName("org.lockkeeper.connection.PasswordCommand")
            .should()
            .callConstructor(ProcessBuilder.class, java.util.List.class)
            .orShould()
            .callConstructor(ProcessBuilder.class, String[].class)
            .because("whoever runs as the same user reads a process's environment, and a password may stand in ours;"
                    + " the command that gives a password is the user's own and gets all of it");

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackage("org.lockkeeper.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("standard output belongs to the command line's contract");

    @ArchTest
    static final ArchRule one_logging_library = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("SLF4J is what the log file hears");

    @ArchTest
    static final ArchRule no_static_mutable_state = fields().that()
            .areStatic()
            .and()
            .doNotHaveName("$VALUES")
            .should()
            .beFinal()
            .because("two windows, or two tests, must not share what changes");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(new ArchCondition<JavaClass>("lie in a package that is @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " is not @NullMarked"));
                }
            });

    private static ArchCondition<JavaClass> callStatementsThatAct() {
        return new ArchCondition<>("call a statement that can act") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAssignableTo(Statement.class))
                        .filter(call -> call.getName().startsWith("execute")
                                || call.getName().equals("addBatch"))
                        .filter(call -> !call.getName().equals("executeQuery"))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(item, call.getDescription())));
            }
        };
    }

    @ArchTest
    static final ArchRule ages_are_by_the_servers_clock = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.lockkeeper.activity..", "org.lockkeeper.ui.activity..", "org.lockkeeper.ui.rewind..")
            .should()
            .callMethodWhere(describe(
                    "asks this machine for the time",
                    call -> (call.getName().equals("now")
                                    && call.getTargetOwner().getPackageName().equals("java.time"))
                            || (call.getTargetOwner().isEquivalentTo(Clock.class)
                                    && call.getName().startsWith("system"))
                            || call.getName().equals("currentTimeMillis")))
            .because(
                    "the clock here can be hours away from the server's; what a file's age is compared with is handed in");

    /** Of whatever can be done with an object of that class. */
    static ArchRule wantsAClearance(Class<?> session) {
        return methods()
                .that()
                .areDeclaredIn(session)
                .and()
                .arePublic()
                .and()
                .doNotHaveName("close")
                .should(takeAClearance())
                .because("the proof goes with the act");
    }

    private static ArchCondition<JavaMethod> takeAClearance() {
        return new ArchCondition<>("take a Clearance") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                boolean takes = item.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clearance.class));
                events.add(new SimpleConditionEvent(item, takes, item.getFullName() + " takes no Clearance"));
            }
        };
    }

    private static final class EndsWithView extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
        EndsWithView() {
            super("is a view");
        }

        @Override
        public boolean test(JavaClass input) {
            return input.getPackageName().startsWith("org.lockkeeper.ui")
                    && input.getSimpleName().endsWith("View");
        }
    }
}
