package org.lockkeeper.bench;

import java.nio.file.Path;

/** One group of figures. */
interface Bench {
    String name();

    /** @param folder for what is generated; empty, and removed afterwards */
    Report run(Path folder) throws Exception;
}
