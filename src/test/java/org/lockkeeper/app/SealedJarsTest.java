package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laid-out application has start caches and may be moved: no library in it may be sealed, see packaging/Unseal.java. */
class SealedJarsTest {
    @TempDir
    Path folder;

    @Test
    void no_library_of_the_product_is_sealed_once_it_is_laid_out() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (jar.toString().endsWith(".jar") && sealed(jar)) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        assertThat(lib).as("xz is sealed").isNotEmptyDirectory();
        unseal(lib);
        try (Stream<Path> jars = Files.list(lib)) {
            assertThat(jars.filter(SealedJarsTest::sealed)).isEmpty();
        }
        assertThat(Files.readString(Path.of("packaging/assemble.sh")))
                .contains("java\" packaging/Unseal.java \"$new/lib\"");
    }

    @Test
    void what_is_in_a_jar_stays_and_so_does_its_time() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.IMPLEMENTATION_TITLE, "kept");
        manifest.getMainAttributes().put(Name.SEALED, "true");
        Path jar = folder.resolve("some.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("text"));
            out.write('x');
        }
        var time = java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-01-02T03:04:05Z"));
        Files.setLastModifiedTime(jar, time);
        unseal(folder);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(time);
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue(Name.IMPLEMENTATION_TITLE))
                    .isEqualTo("kept");
            assertThat(file.getManifest().getMainAttributes()).doesNotContainKey(Name.SEALED);
            assertThat(file.getInputStream(file.getEntry("text")).readAllBytes())
                    .containsExactly('x');
        }
    }

    private static void unseal(Path lib) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "packaging/Unseal.java",
                        lib.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static boolean sealed(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null
                    && "true".equals(manifest.getMainAttributes().getValue(Name.SEALED));
        } catch (IOException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }
}
