import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Takes the seals off the jars of a folder, the only argument. A start cache keeps the place that a sealed package came from, so that in
 * an application that was moved or installed elsewhere every further class of that package is refused.
 */
class Unseal {
    public static void main(String[] arguments) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                if (isSealed(jar)) {
                    unseal(jar);
                }
            }
        }
    }

    private static boolean isSealed(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null
                    && (manifest.getMainAttributes().containsKey(Attributes.Name.SEALED)
                            || manifest.getEntries().values().stream()
                                    .anyMatch(entry -> entry.containsKey(Attributes.Name.SEALED)));
        }
    }

    private static void unseal(Path jar) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path place = files.getPath(JarFile.MANIFEST_NAME);
            Manifest manifest;
            try (InputStream in = Files.newInputStream(place)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().remove(Attributes.Name.SEALED);
            manifest.getEntries().values().forEach(entry -> entry.remove(Attributes.Name.SEALED));
            try (OutputStream out = Files.newOutputStream(place)) {
                manifest.write(out);
            }
        }
        Files.setLastModifiedTime(jar, time);
    }
}
