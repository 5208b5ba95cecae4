package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
    @TempDir
    Path root;

    private LocalSecrets secrets;

    @BeforeEach
    void generate() {
        secrets = new LocalSecrets(new Place(root));
        secrets.generate(Service.ALL);
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        try (var files = Files.walk(root.resolve(".convoke/secrets"))) {
            for (var file : files.toList()) {
                var expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theyStayAsTheyAre() throws IOException {
        var before = contents();
        secrets.generate(Service.ALL);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void whatACrashLeftOutIsMadeUpFor() throws Exception {
        Files.delete(secrets.services().resolve("common/mp.jwt.verify.publickey"));
        Files.delete(secrets.services().resolve("notification/convoke.mail-token-key"));
        secrets.generate(Service.ALL);
        assertThat(publicKeys().getKeyByKeyId(signingKey().getKeyID())).isNotNull();
        assertThat(contents().get("notification/convoke.mail-token-key"))
                .isEqualTo(contents().get("auth/convoke.mail-token-key"));
    }

    @Test
    void theServicesShareNothingPrivate() throws Exception {
        assertThat(publicKeys().getKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.isPrivate()).isFalse());
        assertThat(signingKey().isPrivate()).isTrue();
        assertThat(signingKey().size()).isEqualTo(2048);
        assertThat(contents().keySet().stream().filter(name -> name.startsWith("common/")))
                .containsExactly("common/mp.jwt.verify.publickey");
    }

    @Test
    void registrationHasAKeyForTickets() throws Exception {
        var key = ECKey.parse(contents().get("registration/convoke.registration.ticket-key"));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getCurve()).isEqualTo(Curve.P_256);
        assertThat(key.getKeyID()).hasSize(8);
    }

    @Test
    void theBotHasATokenOfTelegramsForm() throws IOException {
        assertThat(contents().get("notification/convoke.telegram.bot-token")).matches("\\d{9}:[\\w-]{35}");
    }

    @Test
    void eachRoleHasAPasswordOfItsOwn() {
        var passwords = secrets.databasePasswords(Service.ALL);
        assertThat(passwords.keySet())
                .containsExactlyElementsOf(Service.ALL.stream()
                        .flatMap(service -> service.schema().stream())
                        .toList());
        assertThat(passwords.values())
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSizeGreaterThan(30));
        assertThat(secrets.serverVariables()).containsEntry("db.user.password", passwords.get("profile"));
    }

    private JWKSet publicKeys() throws Exception {
        return JWKSet.parse(contents().get("common/mp.jwt.verify.publickey"));
    }

    private RSAKey signingKey() throws Exception {
        return RSAKey.parse(contents().get("auth/convoke.auth.signing-key"));
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(secrets.services())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(secrets.services().relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
