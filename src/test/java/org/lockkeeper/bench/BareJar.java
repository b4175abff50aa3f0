package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.lockkeeper.bench.bare.BareLauncher;

/** Packs the bare window into a jar: start caches hold no class that comes from a folder. */
final class BareJar {
    private BareJar() {}

    static void write(Path jar, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, BareLauncher.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
        String folder = BareLauncher.class.getPackageName().replace('.', '/');
        Path classes = Path.of("target", "test-classes").resolve(folder);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(folder + "/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
