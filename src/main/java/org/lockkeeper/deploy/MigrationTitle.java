package org.lockkeeper.deploy;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A migration's name as a heading. */
final class MigrationTitle {
    private MigrationTitle() {}

    /** Such as {@code Add User Profile Fields} for {@code 20251125120000_add_user_profile_fields} and {@code sql/V7__add_user.sql}. */
    static String of(String name) {
        String bare = name.substring(name.lastIndexOf('/') + 1)
                .replaceFirst("\\.[A-Za-z]+$", "")
                .replaceFirst("^(?:\\d+|V[0-9._]+|R)_+", "");
        String title = Arrays.stream(bare.split("[_\\-\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
        return title.isEmpty() ? name : title;
    }
}
