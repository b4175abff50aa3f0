package org.lockkeeper.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A cluster that the sandbox made, and what on this machine's disk proves that a server is that one. The guard reads it itself and takes
 * nobody's word for it.
 *
 * @param name as the sandbox calls it
 * @param data its data folder
 * @param mark the file beside it into which the sandbox wrote, when it made the cluster, which one it is
 */
public record SandboxCluster(String name, Path data, Path mark) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Lines 1 (process) and 4 (port) of {@code postmaster.pid}, as PostgreSQL's source, {@code miscadmin.h}, lays them down. */
    private static final int PORT_LINE = 3;

    /**
     * Whether a site is this cluster: its server reported the system identifier that stands in the data folder and in the mark, and its
     * address is the port of this machine that this data folder's server listens on now. What cannot be read proves nothing.
     */
    boolean isAt(Site site) {
        try {
            String system = site.target().system();
            return system.equals(systemIdentifier(data))
                    && system.equals(Files.readString(mark).strip())
                    && port().map(port -> "%s:%d/%s"
                                    .formatted(LOOPBACK, port, site.target().database()))
                            .equals(Optional.of(site.address()));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Which cluster a data folder holds, as its server reports it too.
     *
     * @throws IOException if there is none
     */
    public static String systemIdentifier(Path data) throws IOException {
        // The first eight bytes of ControlFileData (catalog/pg_control.h), in the machine's own order.
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel control = FileChannel.open(data.resolve("global/pg_control"), StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (control.read(bytes) < 0) {
                    throw new IOException(data + " holds no cluster");
                }
            }
        }
        return Long.toUnsignedString(bytes.flip().getLong());
    }

    /** Where the server of the data folder listens; empty where none lives. */
    private Optional<Integer> port() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        if (lines.size() <= PORT_LINE
                || !lines.getFirst().strip().matches("\\d{1,10}")
                || !lines.get(PORT_LINE).strip().matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .map(_ -> Integer.valueOf(lines.get(PORT_LINE).strip()));
    }
}
