package org.lockkeeper.ui.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lockkeeper.ui.Texts;

/** What is wrong with a draft, a sentence a field. It asks no server. */
final class DraftCheck {
    private static final Pattern NOT_IN_A_HOST = Pattern.compile("[\\s,/@?#]");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST_PORT = 65_535;

    private DraftCheck() {}

    /** @param all every draft of the workspace, among which names are unique */
    static Map<Field, String> problems(ProfileDraft draft, List<ProfileDraft> all) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        String name = draft.nameProperty().get().strip();
        if (name.isEmpty()) {
            problems.put(Field.NAME, Texts.get("profile.problem.name"));
        } else if (all.stream()
                .anyMatch(other -> !other.equals(draft)
                        && other.nameProperty().get().strip().equals(name))) {
            problems.put(Field.NAME, Texts.get("profile.problem.name.taken", name));
        }
        String host = draft.hostProperty().get().strip();
        if (host.isEmpty() || NOT_IN_A_HOST.matcher(host).find()) {
            problems.put(Field.HOST, Texts.get("profile.problem.host"));
        }
        if (!isPort(draft.portProperty().get().strip())) {
            problems.put(Field.PORT, Texts.get("profile.problem.port"));
        }
        if (draft.databaseProperty().get().isBlank()) {
            problems.put(Field.DATABASE, Texts.get("profile.problem.database"));
        }
        if (draft.userProperty().get().isBlank()) {
            problems.put(Field.USER, Texts.get("profile.problem.user"));
        }
        PasswordKind kind = draft.passwordKindProperty().get();
        if (kind.hasDetail() && draft.passwordDetailProperty().get().isBlank()) {
            problems.put(
                    Field.PASSWORD,
                    Texts.get(kind == PasswordKind.ENV ? "profile.problem.env" : "profile.problem.command"));
        }
        String health = draft.healthUrlProperty().get().strip();
        if (!health.isEmpty() && !health.matches("https?://\\S+")) {
            problems.put(Field.HEALTH_URL, Texts.get("profile.problem.health"));
        }
        return problems;
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }
}
