package org.lockkeeper.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the product's version and the Java that runs it. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("/version.properties")) {
            properties.load(java.util.Objects.requireNonNull(in, "version.properties"));
        }
        return new String[] {
            "lockkeeper " + properties.getProperty("version"),
            "Java %s (%s), %s %s"
                    .formatted(
                            System.getProperty("java.vm.version"),
                            System.getProperty("java.vendor"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
