package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who stands for a deploy, and since when.
 *
 * @param name as it was typed
 */
public record SignOff(Role role, String name, Instant at) {
    /** The roles that the strategy wants. */
    public enum Role {
        TECHNICAL_LEAD("Technical Lead"),
        DATABASE_ADMIN("Database Admin"),
        DEVOPS_LEAD("DevOps Lead");

        private final String title;

        Role(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The word of the command line and of the JSON, such as {@code technical-lead}. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The role of that label. */
        public static Optional<Role> of(String label) {
            return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
        }
    }
}
