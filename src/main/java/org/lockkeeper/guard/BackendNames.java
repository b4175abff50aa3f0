package org.lockkeeper.guard;

import java.util.List;
import java.util.stream.Collectors;

/** Backends as an operation names them: by pid, and by what a person knows them by. */
final class BackendNames {
    private static final int LONGEST = 24;
    private static final int MOST = 6;

    private BackendNames() {}

    /** @param name cut where it is long; empty where nothing is known */
    static String of(int pid, String name) {
        String known = name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
        return (pid + " " + known).strip();
    }

    /** One, or how many and the first of them. */
    static String all(List<String> named) {
        if (named.size() == 1) {
            return "backend " + named.getFirst();
        }
        String first = named.stream().limit(MOST).collect(Collectors.joining(", "));
        String more = named.size() > MOST ? " and %d more".formatted(named.size() - MOST) : "";
        return "%d backends (%s%s)".formatted(named.size(), first, more);
    }
}
