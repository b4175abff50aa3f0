package org.lockkeeper.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority, a server's certificate for localhost and an expired one, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    private Certificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    public static Certificates create(Path folder) throws IOException {
        Certificates certificates = new Certificates(folder);
        certificates.make("authority", "-ext", "bc=ca:true");
        certificates.make("server", "-signer", "authority", "-ext", "san=dns:localhost");
        certificates.make(
                "expired", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
        return certificates;
    }

    /** A file with the certificate of that name. */
    public Path certificate(String name) throws IOException {
        try {
            return write(
                    name + ".crt",
                    pem("CERTIFICATE", load().getCertificate(name).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A file with the key of that name. */
    public Path key(String name) throws IOException {
        try {
            return write(
                    name + ".key",
                    pem(
                            "PRIVATE KEY",
                            load().getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** What a server needs that shows the certificate of that name. */
    public SSLContext context(String name) throws IOException {
        try {
            KeyStore all = load();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(
                    name,
                    all.getKey(name, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    all.getCertificateChain(name));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void make(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(folder.resolve("keytool.out")));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static byte[] pem(String kind, byte[] encoded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("-----BEGIN %s-----%n".formatted(kind).getBytes(StandardCharsets.US_ASCII));
        out.write(Base64.getMimeEncoder().encode(encoded));
        out.write("%n-----END %s-----%n".formatted(kind).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
