package org.lockkeeper.db;

/**
 * A server's version.
 *
 * @param number {@code server_version_num}, such as 150018
 * @param text {@code server_version}'s first word, such as {@code 15.18}
 */
public record ServerVersion(int number, String text) {
    /** The oldest major that is supported. */
    public static final int OLDEST_SUPPORTED_MAJOR = 14;

    public int major() {
        return number / 10_000;
    }

    public boolean isSupported() {
        return major() >= OLDEST_SUPPORTED_MAJOR;
    }
}
