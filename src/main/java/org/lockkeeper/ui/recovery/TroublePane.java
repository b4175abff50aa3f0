package org.lockkeeper.ui.recovery;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.Recovery.Trouble;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.StateBadge;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** One migration in trouble: what stopped where and why, what remains, and which of its statements took effect. */
final class TroublePane extends VBox {
    private static final int LONGEST_STATEMENT = 1_000;
    private static final int MOST_STATEMENTS = 200;

    TroublePane(Trouble trouble) {
        getStyleClass().addAll("recovery-card", "trouble");
        Label name = new Label(VisibleText.of(trouble.migration()));
        name.getStyleClass().addAll("migration-name", "mono");
        HBox head = new HBox(name, new StateBadge(trouble.state()));
        head.getStyleClass().add("card-head");
        getChildren().add(head);
        if (!trouble.account().isBlank()) {
            getChildren().add(Words.wrapped(trouble.account(), "account"));
        }
        trouble.message().ifPresent(message -> getChildren().add(why(trouble, message)));
        trouble.statement()
                .ifPresent(sql -> getChildren().add(Words.wrapped(Words.cut(sql, LONGEST_STATEMENT), "statement")));
        getChildren()
                .addAll(Words.section("recovery.remains"), Words.wrapped(WindowWords.of(trouble.remains()), "remains"));
        if (!trouble.statements().isEmpty()) {
            getChildren().addAll(Words.section("recovery.statements"), statements(trouble));
        }
    }

    private static Node why(Trouble trouble, String message) {
        String where = trouble.line() > 0 ? Texts.get("recovery.line", trouble.line()) : Texts.get("recovery.noLine");
        String text = trouble.sqlState()
                .map(state -> Texts.get("recovery.why.state", where, message, state))
                .orElseGet(() -> Texts.get("recovery.why", where, message));
        Label label = Words.wrapped(text, "why");
        Tones.apply(label, Tone.DANGER);
        return label;
    }

    private static Node statements(Trouble trouble) {
        VBox lines = new VBox();
        lines.getStyleClass().add("effects");
        trouble.statements().stream()
                .limit(MOST_STATEMENTS)
                .map(TroublePane::line)
                .forEach(lines.getChildren()::add);
        int more = trouble.statements().size() - MOST_STATEMENTS;
        if (more > 0) {
            lines.getChildren().add(Words.wrapped(Texts.get("recovery.statements.more", more), "quiet"));
        }
        return lines;
    }

    private static Node line(StatementEffect effect) {
        Label label = new Label(Texts.get("recovery.effect." + effect.effect().label()), icon(effect.effect()));
        label.getStyleClass().add("effect");
        label.setMinWidth(USE_PREF_SIZE);
        Tones.apply(
                label,
                switch (effect.effect()) {
                    case TOOK_EFFECT -> Tone.SUCCESS;
                    case DID_NOT -> Tone.DANGER;
                    case UNKNOWN -> Tone.WARNING;
                });
        Label number = new Label(Texts.get("recovery.effect.line", effect.line()));
        number.getStyleClass().addAll("line-number", "tabular");
        number.setMinWidth(USE_PREF_SIZE);
        Label sql = new Label(VisibleText.of(Words.cut(effect.sql(), LONGEST_STATEMENT)));
        sql.getStyleClass().addAll("sql", "mono");
        sql.setMinWidth(120);
        HBox.setHgrow(sql, Priority.ALWAYS);
        sql.setMaxWidth(Double.MAX_VALUE);
        Label evidence = new Label(VisibleText.of(effect.evidence()));
        evidence.getStyleClass().add("quiet");
        evidence.setMinWidth(0);
        HBox line = new HBox(label, number, sql, evidence);
        line.getStyleClass().add("effect-line");
        return line;
    }

    private static FontIcon icon(StatementEffect.Effect effect) {
        Ikon icon = switch (effect) {
            case TOOK_EFFECT -> Feather.CHECK;
            case DID_NOT -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        };
        return new FontIcon(icon);
    }
}
