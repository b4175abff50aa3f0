package org.lockkeeper.ui.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** Sessions by the names that a person knows them by: their migration, their application, else their role. Short enough for a button. */
final class SessionNames {
    private static final int LONGEST = 24;
    private static final int MOST = 36;

    private final Function<Session, Optional<String>> migration;

    /** @param migration the name of the migration that a session runs; empty for most */
    SessionNames(Function<Session, Optional<String>> migration) {
        this.migration = migration;
    }

    /** One by its pid and its name, several by their names and how many bear each: migrations first, then the most frequent. */
    String of(List<Session> sessions) {
        if (sessions.size() == 1) {
            Session one = sessions.getFirst();
            return (one.pid() + " " + name(one).orElse("")).strip();
        }
        List<String> names = Stream.concat(
                        counted(sessions.stream()
                                .filter(each -> migration.apply(each).isPresent())),
                        counted(sessions.stream()
                                .filter(each -> migration.apply(each).isEmpty())))
                .toList();
        List<String> said = new ArrayList<>();
        int length = 0;
        for (String name : names) {
            length += name.length();
            if (said.isEmpty() || length <= MOST) {
                said.add(name);
            }
        }
        return String.join(", ", said) + (said.size() < names.size() ? ", …" : "");
    }

    private Stream<String> counted(Stream<Session> sessions) {
        Map<String, Long> names = sessions.collect(Collectors.groupingBy(
                session -> name(session).orElseGet(() -> Integer.toString(session.pid())),
                LinkedHashMap::new,
                Collectors.counting()));
        return names.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> each.getValue() == 1
                        ? each.getKey()
                        : Texts.get("activity.end.several", each.getKey(), each.getValue()));
    }

    private Optional<String> name(Session session) {
        return Stream.concat(
                        migration.apply(session).map(SessionNames::withoutDate).stream(),
                        Stream.of(session.application(), session.user()))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> shortened(VisibleText.of(name)));
    }

    /** The date that Prisma Migrate puts before a name takes the room of what tells it from others. */
    private static String withoutDate(String migration) {
        return migration.replaceFirst("^\\d{14}_(?=.)", "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
