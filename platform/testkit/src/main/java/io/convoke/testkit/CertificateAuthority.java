package io.convoke.testkit;

import io.convoke.dev.parts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of a test's own and what it certifies, made with the JDK's keytool. */
public final class CertificateAuthority {
    private static final String SELF = "authority";
    private static final char[] PASSWORD = "test-only".toCharArray();
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;
    private final Path store;
    private final Path certificate;

    /**
     * Makes the authority.
     *
     * @param directory of its own, where everything that it makes is written
     */
    public CertificateAuthority(Path directory) {
        this.directory = directory;
        store = directory.resolve("keys.p12");
        certificate = directory.resolve(SELF + ".pem");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool("-genkeypair", "-alias", SELF, "-keyalg", "EC", "-dname", "CN=" + SELF, "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", SELF, "-file", certificate.toString());
    }

    /**
     * A key with its certificate.
     *
     * @param chain PEM, the certificate first
     * @param key PEM, PKCS #8
     * @param keyAndChain PEM, both in one file
     * @param context of a server that shows the certificate and asks for none
     */
    public record Certified(Path chain, Path key, Path keyAndChain, SSLContext context) {}

    /** The authority's own certificate, for those who shall trust it: PEM. */
    public Path certificate() {
        return certificate;
    }

    /**
     * Certifies a new key.
     *
     * @param name of the subject, and of the files
     * @param alternativeNames as {@code IP:127.0.0.1} or {@code DNS:mail.example}; none for a client
     */
    public Certified certify(String name, String... alternativeNames) {
        var arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-signer", SELF));
        if (alternativeNames.length > 0) {
            arguments.addAll(List.of("-ext", "SAN=" + String.join(",", alternativeNames)));
        }
        keytool(arguments.toArray(String[]::new));
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            var chain = new StringBuilder();
            for (var link : keys.getCertificateChain(name)) {
                chain.append(pem("CERTIFICATE", link.getEncoded()));
            }
            var key = pem("PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
            return new Certified(
                    write(name + ".pem", chain.toString()),
                    write(name + "-key.pem", key),
                    write(name + "-both.pem", key + chain),
                    context(keys, name));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyStore keys, String name) throws IOException, GeneralSecurityException {
        var shown = KeyStore.getInstance("PKCS12");
        shown.load(null, null);
        shown.setKeyEntry(name, keys.getKey(name, PASSWORD), PASSWORD, keys.getCertificateChain(name));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(shown, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** For nobody else to read: a database refuses other keys. */
    private Path write(String name, String content) {
        var file = directory.resolve(name);
        Secret.write(file, content);
        return file;
    }

    private static String pem(String type, byte[] encoded) {
        return "-----BEGIN " + type + "-----\n" + BASE64.encodeToString(encoded) + "\n-----END " + type + "-----\n";
    }

    private void keytool(String... arguments) {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(program, "-storepass", new String(PASSWORD), "-keystore"));
        command.add(store.toString());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
