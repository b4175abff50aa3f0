package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.Risk.Question;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.Untouched;
import org.lockkeeper.ui.Texts;

/** The wizard up to where something would run, on real servers, which all tests share since none changes them. */
@SuppressWarnings("NullAway.Init") // set before each test
class DeployViewModelTest {
    private static final String PRISMAS_LOCK = "select pg_advisory_lock(72707369)";

    @TempDir
    private static Path folder;

    private static DeployProject project;
    private static Untouched untouched;

    private OpenWizard wizard;

    @BeforeAll
    static void production_is_one_migration_behind() {
        project = new DeployProject(folder).withNext();
        untouched = Untouched.now(project.production());
    }

    @BeforeEach
    void open() {
        project.reset();
        wizard = new OpenWizard(project);
    }

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void an_unreadable_checklist_is_said_and_looked_at_again() {
        project.checklist("{\"version\": 1, \"items\": [{\"id\": \"x\", \"check\": \"nonsense\"}]}");
        wizard.model.show();
        assertThat(wizard.walk().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("checklist.json", "nonsense"));
        assertThat(wizard.model.state(DeployStep.RISK).refusal()).isPresent();
        project.checklist("{\"version\": 1, \"items\": []}");
        wizard.model.lookAgain();
        assertThat(wizard.walk().failure()).isEmpty();
        assertThat(wizard.walk().deployment().orElseThrow().plan().names()).containsExactly(DeployProject.NEXT);
    }

    @Test
    void gates_that_are_shut_are_named_and_nothing_begins() {
        wizard.model.show();
        assertThat(wizard.model.deployRefusal())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("Not fulfilled: The team knows; The risk is assessed: ")
                        .contains("; There is a recent backup. ")
                        .doesNotContain("team-notified"));
        assertThat(wizard.model.state(DeployStep.PREVIEW).words()).endsWith("; not read yet");
        assertThat(wizard.model.state(DeployStep.RUN).words()).isEqualTo("Not begun");
        wizard.model.deploy();
        assertThat(wizard.model.run().runningProperty().get()).isFalse();
        assertThat(wizard.walk().step()).isEqualTo(DeployStep.CHECKLIST);
        assertThat(wizard.model.state(DeployStep.CHECKLIST).words()).isEqualTo("2 of 4 are shut");
    }

    @Test
    void steps_that_cannot_be_entered_say_why_and_are_not_entered() {
        wizard.model.show();
        wizard.model.enter(DeployStep.RUN);
        assertThat(wizard.walk().step()).isEqualTo(DeployStep.CHECKLIST);
        assertThat(wizard.model.state(DeployStep.RUN).refusal())
                .hasValue("Nothing has run yet; the button under Consequences begins it.");
        assertThat(wizard.model.state(DeployStep.REPORT).refusal()).hasValue("It follows the run.");
        wizard.model.enter(DeployStep.CONSEQUENCES);
        assertThat(wizard.walk().step()).isEqualTo(DeployStep.CONSEQUENCES);
    }

    @Test
    void what_is_no_answer_on_the_risk_sheet_is_said_and_keeps_the_run_from_beginning() {
        wizard.say();
        wizard.risk(Question.ROLLBACK_TIME).textProperty().set("soon");
        assertThat(wizard.risk(Question.ROLLBACK_TIME).problem())
                .hasValue("This is no answer: a whole number of minutes is expected.");
        assertThat(wizard.model.deployRefusal()).isPresent();
        wizard.risk(Question.ROLLBACK_TIME).textProperty().set("15");
        assertThat(wizard.model.deployRefusal()).isEmpty();
    }

    @Test
    void a_dump_that_is_none_shuts_the_gate_and_a_reason_opens_it() {
        wizard.say();
        wizard.walk().backupProperty().set(folder.resolve("nothing.dump").toString());
        assertThat(wizard.gate("recent-backup").state()).isEqualTo(Gate.State.FAILED);
        assertThat(wizard.gate("recent-backup").detail()).contains("There is no file");
        wizard.walk().gate("recent-backup").orElseThrow().waiverProperty().set("the table is empty");
        assertThat(wizard.gate("recent-backup").state()).isEqualTo(Gate.State.WAIVED);
        assertThat(wizard.model.deployRefusal()).isEmpty();
    }

    @Test
    void going_no_further_at_the_guard_leads_back_and_changes_nothing() {
        wizard.say();
        List<Optional<String>> shown = new ArrayList<>();
        wizard.model.changesProperty().subscribe(() -> shown.add(wizard.model.deployRefusal()));
        wizard.begin();
        wizard.tasks.finish();
        assertThat(shown).as("a run is under way").contains(Optional.of(Texts.get("deploy.refuse.running")));
        assertThat(shown.getLast()).as("what the page says at last").isEmpty();
        assertThat(wizard.walk().step()).isEqualTo(DeployStep.CONSEQUENCES);
        assertThat(wizard.walk().result()).isEmpty();
        assertThat(wizard.model.deployRefusal()).isEmpty();
        assertUntouched();
    }

    @Test
    void a_gate_that_went_shut_since_is_said_and_leads_back_to_the_checklist() {
        project.checklist("{\"version\": 1, \"items\": [{\"id\": \"free\", \"check\": \"history-lock\"}]}");
        wizard.model.show();
        wizard.model.review(true);
        assertThat(wizard.model.deployRefusal()).isEmpty();
        try (OpenTransaction _ = OpenTransaction.of(project.production(), PRISMAS_LOCK)) {
            wizard.begin();
            wizard.tasks.finish();
            assertThat(wizard.dialogs.shown())
                    .singleElement()
                    .asString()
                    .startsWith("error LK-DEPLOY-CHANGED: 1 gate went shut on production since it was looked at (")
                    .contains("free: It is held by ");
            assertThat(wizard.walk().step()).isEqualTo(DeployStep.CHECKLIST);
            assertThat(wizard.gate("free").state()).isEqualTo(Gate.State.FAILED);
            assertThat(wizard.model.isRunHere()).isFalse();
        }
        assertUntouched();
    }

    @Test
    void a_wrong_name_is_refused_and_changes_nothing() {
        wizard.say();
        wizard.dialogs.confirming(true).typing("shopp");
        wizard.begin();
        wizard.tasks.finish();
        assertThat(wizard.account().headline()).contains("shopp");
        assertThat(wizard.model.state(DeployStep.RUN).words()).isEqualTo("Did not begin");
        assertThat(wizard.model.state(DeployStep.VERIFY).refusal()).isPresent();
        assertUntouched();
    }

    @Test
    void a_script_that_changed_since_is_refused_and_looking_again_asks_for_another_review() {
        wizard.say();
        project.write(DeployProject.NEXT, "drop table product;\n");
        wizard.begin();
        wizard.tasks.finish();
        assertThat(wizard.account().headline()).contains("changed");
        wizard.model.lookAgain();
        assertThat(wizard.walk().isReviewed()).isFalse();
        assertThat(wizard.gate("preview").detail()).contains("What was reviewed is another plan");
        assertThat(wizard.gate("team-notified").state()).isEqualTo(Gate.State.MANUAL);
        assertThat(wizard.risk(Question.DATA_LOSS).textProperty().get()).isEqualTo("high");
        assertUntouched();
    }

    @Test
    void what_was_typed_stays_when_the_window_turns_elsewhere_and_when_it_is_looked_at_again() {
        wizard.say();
        wizard.model.enter(DeployStep.BACKUP);
        wizard.workspace.focus("staging");
        assertThat(wizard.walk().deployment().orElseThrow().isEmpty()).isTrue();
        wizard.workspace.focus("production");
        wizard.model.lookAgain();
        assertThat(wizard.walk().step()).isEqualTo(DeployStep.BACKUP);
        assertThat(wizard.walk().answers().ticks()).containsEntry("team-notified", "Ann");
        assertThat(wizard.risk(Question.ROLLBACK_TIME).source()).isEqualTo("said here");
        assertThat(wizard.walk().isReviewed()).isTrue();
        assertThat(wizard.model.deployRefusal()).isEmpty();
    }

    /** Sessions report what they wrote when they end. */
    private void assertUntouched() {
        wizard.close();
        untouched.assertStill();
    }
}
