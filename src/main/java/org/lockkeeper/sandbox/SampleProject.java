package org.lockkeeper.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lockkeeper.files.SafeFiles;

/** The sample project's files, which come with the product. */
final class SampleProject {
    private static final String ROOT = "/sandbox/";

    private SampleProject() {}

    /** Copies the project as it is today. */
    static void copy(Flavour flavour, Path target) throws IOException {
        copyTree("project/" + flavour.folder(), target);
    }

    /** Copies the project as it was on the day of a deployment: without what came later, in that day's words. */
    static void copy(Flavour flavour, Member.Deployment deployment, Path target) throws IOException {
        copy(flavour, target);
        if (deployment.wording().isPresent()) {
            copyTree("earlier/" + deployment.wording().get() + "/" + flavour.folder(), target);
        }
        try (Stream<Path> scripts = Files.list(flavour.scripts(target))) {
            for (Path later : scripts.filter(s -> Flavour.version(s).isPresent())
                    .sorted(Comparator.comparing(s -> Flavour.version(s).orElseThrow()))
                    .skip(deployment.migrations())
                    .toList()) {
                SandboxFolder.delete(later);
            }
        }
    }

    /** The checks that a team of this sample would have written. */
    static void copyChecks(Path target) throws IOException {
        copyTree("checks", target);
    }

    /** The text of one file. */
    static String text(String name) throws IOException {
        try (InputStream in = SampleProject.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IOException("the product comes without its file " + ROOT + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copyTree(String name, Path target) throws IOException {
        URL url = SampleProject.class.getResource(ROOT + name);
        if (url == null) {
            return;
        }
        if (url.openConnection() instanceof JarURLConnection jar) {
            Path archive = path(URI.create(jar.getJarFileURL().toString()));
            // Not by the archive's URI: that file system would be shared with whoever else opens it.
            try (FileSystem files = FileSystems.newFileSystem(archive)) {
                copyTree(files.getPath(ROOT + name), target);
            }
        } else {
            copyTree(path(URI.create(url.toString())), target);
        }
    }

    private static Path path(URI uri) throws IOException {
        try {
            return Path.of(new URI(uri.getScheme(), uri.getPath(), null));
        } catch (URISyntaxException e) {
            throw new IOException(uri + " is not a file", e);
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(source)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            SafeFiles.createPrivate(copy);
            try (OutputStream content = Files.newOutputStream(copy)) {
                Files.copy(file, content);
            }
        }
    }
}
