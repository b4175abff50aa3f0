package org.lockkeeper.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** libpq's {@code sslmode}, from the weakest to the strongest. */
public enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** The name that libpq and the driver use, such as {@code verify-full}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of that name, if there is one. */
    public static Optional<SslMode> of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst();
    }
}
