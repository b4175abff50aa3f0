package org.lockkeeper.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.ui.control.Tone;

class WizardTest {
    private final Wizard wizard =
            new Wizard(List.of(new Step("what", "What"), new Step("review", "Review"), new Step("run", "Run")));

    @Test
    void without_steps_there_is_none() {
        assertThatThrownBy(() -> new Wizard(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refused_step_leads_no_further_and_a_later_one_cannot_be_gone_to() {
        wizard.refusalProperty().set(Optional.of("Choose a folder."));
        wizard.forward();
        assertThat(wizard.step().id()).isEqualTo("what");
        wizard.goTo(2);
        assertThat(wizard.step().id()).isEqualTo("what");
        wizard.back();
        assertThat(wizard.step().id()).isEqualTo("what");
    }

    @Test
    void while_work_is_under_way_nothing_is_gone_to() {
        wizard.forward();
        wizard.heldProperty().set(true);
        wizard.forward();
        wizard.back();
        wizard.goTo(0);
        assertThat(wizard.step().id()).isEqualTo("review");
    }

    @Test
    void a_step_is_entered_without_what_was_said_of_the_one_before() {
        wizard.labelProperty().set("Look");
        assertThat(wizard.forwardLabel()).isEqualTo("Look");
        wizard.forward();
        assertThat(wizard.refusalProperty().get()).isEmpty();
        assertThat(wizard.forwardLabel()).isEqualTo("Next: Run");
        wizard.advance();
        assertThat(wizard.forwardLabel()).isEmpty();
        wizard.advance();
        assertThat(wizard.step().id()).isEqualTo("run");
    }

    @Test
    void an_action_stands_in_place_of_going_on() {
        List<String> done = new ArrayList<>();
        wizard.at("review", () -> done.add("run"));
        wizard.forward();
        wizard.forward();
        assertThat(wizard.step().id()).isEqualTo("review");
        assertThat(done).containsExactly("run");
    }

    @Test
    void what_later_steps_rest_on_has_changed_and_they_are_gone_through_anew() {
        wizard.forward();
        wizard.forward();
        wizard.marks().put("run", Tone.DANGER);
        wizard.goTo(0);
        assertThat(wizard.furthestProperty().get()).isEqualTo(2);
        wizard.forget();
        wizard.goTo(2);
        assertThat(wizard.step().id()).isEqualTo("what");
        assertThat(wizard.marks()).isEmpty();
    }
}
