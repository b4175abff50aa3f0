package org.lockkeeper.ui.status;

import java.util.List;
import java.util.Locale;
import org.lockkeeper.connection.ConnectionProfile;

/** What an environment is called in a sentence: {@code production} where there is one only, else its profile's name. */
final class EnvironmentWords {
    private final List<ConnectionProfile> profiles;

    EnvironmentWords(List<ConnectionProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /** Within a sentence. */
    String of(ConnectionProfile profile) {
        return isOnlyOne(profile) ? profile.environment().label() : profile.name();
    }

    /** At its start; a profile's name stays as it is written. */
    String atStart(ConnectionProfile profile) {
        String word = of(profile);
        return isOnlyOne(profile) ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
    }

    private boolean isOnlyOne(ConnectionProfile profile) {
        return profiles.stream()
                        .filter(p -> p.environment() == profile.environment())
                        .count()
                == 1;
    }
}
