package org.lockkeeper.ui.status;

import java.util.Optional;

/**
 * A way out that a button stands for.
 *
 * @param label what it does and where
 * @param refusal why it cannot be done; empty where it can
 */
public record StateAction(String label, Optional<String> refusal, Runnable run) {}
