package org.lockkeeper.ui.recovery;

/** Goes to the ways out of one environment. */
@FunctionalInterface
public interface RecoveryOpener {
    /** @param environment a profile's name */
    void open(String environment);
}
