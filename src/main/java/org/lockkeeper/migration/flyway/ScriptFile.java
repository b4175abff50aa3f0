package org.lockkeeper.migration.flyway;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;

/** One file of a location, read once: what was read is what is planned, digested and run. */
final class ScriptFile extends LoadableResource {
    private final Path path;
    private final String absolute;
    private final String name;
    private final String fileName;
    private final byte[] bytes;
    private final Charset charset;

    /** @param name relative to its location, with {@code /} between folders */
    ScriptFile(Path path, String name, byte[] bytes, Charset charset) {
        this.path = path;
        this.absolute = path.toString();
        this.name = name;
        this.fileName = name.substring(name.lastIndexOf('/') + 1);
        this.bytes = bytes;
        this.charset = charset;
    }

    Path path() {
        return path;
    }

    /** As Flyway writes it into the history's column {@code script}. */
    String name() {
        return name;
    }

    /** The file's content; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Flyway's checksum of the script as it stands, without placeholders replaced. */
    int checksum() {
        return charset.equals(StandardCharsets.UTF_8) ? LineChecksum.of(bytes) : ChecksumCalculator.calculate(this);
    }

    @Override
    public Reader read() {
        return new StringReader(new String(bytes, charset));
    }

    @Override
    public String getAbsolutePath() {
        return absolute;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return absolute;
    }

    @Override
    public String getFilename() {
        return fileName;
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
