package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsDirectoryTest {

    @TempDir
    Path directory;

    private SecretsDirectory secrets;

    @BeforeEach
    void auth() {
        secrets = new SecretsDirectory(directory, "auth");
    }

    @Test
    void readsAFilePerKeyAndTheServiceWins() throws Exception {
        write("common/mp.jwt.verify.publickey", "{\"keys\":[]}\n");
        write("common/greeting", "for everybody");
        write("auth/greeting", "for auth");
        write("event/other", "not for auth");

        assertThat(secrets.load())
                .containsOnlyKeys("mp.jwt.verify.publickey", "greeting")
                .containsEntry("mp.jwt.verify.publickey", "{\"keys\":[]}")
                .containsEntry("greeting", "for auth");
    }

    @Test
    void trimsOneTrailingNewlineAndNothingElse() throws Exception {
        write("auth/unix", "a b \n");
        write("auth/windows", "a b \r\n");
        write("auth/two", "a b\n\n");
        write("auth/none", " a b");

        assertThat(secrets.load())
                .containsEntry("unix", "a b ")
                .containsEntry("windows", "a b ")
                .containsEntry("two", "a b\n")
                .containsEntry("none", " a b");
    }

    @Test
    void readsAMountedKubernetesSecret() throws Exception {
        write("auth/..2026_11_20/key", "value");
        var mount = directory.resolve("auth");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_20"));
        Files.createSymbolicLink(mount.resolve("key"), Path.of("..data/key"));

        assertThat(secrets.load()).containsOnlyKeys("key").containsEntry("key", "value");
    }

    @Test
    void leavesOutWhatIsBeingWritten() throws Exception {
        write("auth/.key.new", "half");

        assertThat(secrets.load()).isEmpty();
    }

    @Test
    void namesTheDirectoriesThatAreMissing() {
        assertThatThrownBy(secrets::load)
                .isInstanceOf(SecretsUnavailableException.class)
                .hasMessageContaining(directory.resolve("common").toString())
                .hasMessageContaining(directory.resolve("auth").toString());
    }

    @Test
    void namesTheFileThatIsNotText() throws Exception {
        Files.createDirectories(directory.resolve("auth"));
        Files.write(directory.resolve("auth/key"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(secrets::load)
                .hasMessage(directory.resolve("auth/key") + " cannot be read (not UTF-8 text)");
    }

    private void write(String file, String text) throws IOException {
        var path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
