package org.lockkeeper.client;

import java.nio.file.Path;

/**
 * The client programs of one version.
 *
 * @param folder where pg_dump and the others lie
 */
public record ClientTools(Path folder, ProgramVersion version) {
    /** The path of one program, such as {@code pg_restore}. */
    public Path program(String name) {
        return folder.resolve(ClientFinder.executable(name));
    }
}
