package org.lockkeeper.ui.deploy;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.Risk;
import org.lockkeeper.ui.Texts;

/** One question of the risk sheet: what the facts say, and what a person says in their place. */
final class RiskEntry {
    private final ReadOnlyObjectWrapper<Risk> fact;
    private final StringProperty text;

    /** @param said hears when something was typed */
    RiskEntry(Risk fact, Runnable said) {
        this.fact = new ReadOnlyObjectWrapper<>(fact);
        this.text = new SimpleStringProperty(fact.value().orElse(""));
        text.addListener((_, _, _) -> said.run());
    }

    Risk.Question question() {
        return fact.get().question();
    }

    /** What is known without asking. */
    ReadOnlyObjectProperty<Risk> factProperty() {
        return fact.getReadOnlyProperty();
    }

    /** What stands in the field. */
    StringProperty textProperty() {
        return text;
    }

    /** Takes newer facts over; what a person typed stays. */
    void renew(Risk newer) {
        boolean untouched = said().isEmpty() && problem().isEmpty();
        fact.set(newer);
        if (untouched) {
            text.set(newer.value().orElse(""));
        }
    }

    /** What a person says; empty where that is what the facts say, or nothing. */
    Optional<String> said() {
        return question().read(text.get()).filter(value -> !fact.get().value().equals(Optional.of(value)));
    }

    /** Why what stands in the field is no answer; empty where it is one, or nothing stands there. */
    Optional<String> problem() {
        return text.get().isBlank() || question().read(text.get()).isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("deploy.risk.expected", question().expected()));
    }

    /** Where the value that counts comes from, in words. */
    String source() {
        return said().isPresent()
                ? fact.get()
                        .value()
                        .map(value -> Texts.get(
                                "deploy.risk.instead", value, fact.get().source()))
                        .orElseGet(() -> Texts.get("deploy.risk.said"))
                : fact.get().source();
    }

    Answers addTo(Answers answers) {
        return answers.withRisk(question(), said());
    }
}
