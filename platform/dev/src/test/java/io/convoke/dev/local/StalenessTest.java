package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./convoke builds: {@code build.sh} on a small build of its own. */
class StalenessTest {
    private static final Path SCRIPT = Path.of("src/main/bash/build.sh").toAbsolutePath();
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BUILT = LONG_AGO.plusSeconds(60);
    private static final Instant EDITED = BUILT.plusSeconds(60);

    @TempDir
    Path root;

    @BeforeEach
    void buildOfEightModules() throws IOException {
        write(
                "pom.xml",
                Stream.of(
                                "liberty-config",
                                "platform/contracts",
                                "platform/common",
                                "platform/dev",
                                "platform/testkit",
                                "auth",
                                "event",
                                "platform/api-docs")
                        .map(module -> "    <module>" + module + "</module>\n")
                        .reduce("", String::concat));
        module("liberty-config", "pom");
        module("platform/contracts", "jar");
        module("platform/common", "jar");
        module("platform/dev", "jar", "contracts");
        module("platform/testkit", "jar", "dev");
        module("auth", "war", "common", "testkit");
        module("event", "war", "common", "testkit");
        module("platform/api-docs", "war");
        write("docs/api/auth.yaml", "openapi: 3.1.0");
        write("helm/convoke/gateway/routes.conf", "server {}");
        for (var module : List.of("liberty-config", "platform/dev", "auth", "event", "platform/api-docs")) {
            write(module + "/target/.convoke-built", "");
            touch(module + "/target/.convoke-built", BUILT);
        }
    }

    @Test
    void nothingIsStaleAfterABuild() throws Exception {
        assertThat(stale("platform")).isEmpty();
        assertThat(stale("launcher")).isEmpty();
    }

    @Test
    void aModuleWhoseSourceWasEditedIsStaleAlone() throws Exception {
        touch("auth/src/main/java/A.java", EDITED);
        assertThat(stale("platform")).containsExactly("auth");
        assertThat(stale("launcher")).isEmpty();
    }

    @Test
    void whatIsBuiltFromAnEditedModuleIsStale() throws Exception {
        touch("platform/common/src/main/java/A.java", EDITED);
        assertThat(stale("platform")).containsExactly("auth", "event");
        touch("platform/contracts/pom.xml", EDITED);
        assertThat(stale("launcher")).containsExactly("platform/dev");
    }

    @Test
    void testsAndTheTestkitAreInNoArtifact() throws Exception {
        touch("auth/src/test/java/ATest.java", EDITED);
        touch("platform/testkit/src/main/java/A.java", EDITED);
        assertThat(stale("platform")).isEmpty();
    }

    @Test
    void aRemovedFileIsNoticed() throws Exception {
        Files.delete(root.resolve("event/src/main/java/A.java"));
        assertThat(stale("platform")).containsExactly("event");
    }

    @Test
    void theParentConcernsAll() throws Exception {
        touch("pom.xml", EDITED);
        assertThat(stale("platform"))
                .containsExactly("liberty-config", "platform/dev", "auth", "event", "platform/api-docs");
    }

    @Test
    void theDocumentationIsMadeOfTheCommittedDocuments() throws Exception {
        touch("docs/api/auth.yaml", EDITED);
        assertThat(stale("platform")).containsExactly("platform/api-docs");
    }

    @Test
    void theLauncherCarriesTheRoutesOfTheChart() throws Exception {
        touch("helm/convoke/gateway/routes.conf", EDITED);
        assertThat(stale("launcher")).containsExactly("platform/dev");
    }

    @Test
    void whatWasNeverBuiltIsStale() throws Exception {
        Files.delete(root.resolve("liberty-config/target/.convoke-built"));
        assertThat(stale("platform")).containsExactly("liberty-config");
    }

    @Test
    void whatCannotBeBuiltLeavesTheLastBuildToGoOnWith() throws Exception {
        touch("platform/dev/src/main/java/A.java", EDITED);
        assertThat(run(
                        "require_maven() { echo no Maven; exit 1; }; build_stale launcher || echo going on",
                        "platform/dev"))
                .containsExactly("no Maven", "going on");
    }

    private List<String> stale(String wanted) throws IOException, InterruptedException {
        return run("stale \"$3\"", wanted);
    }

    private List<String> run(String command, String wanted) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "set -euo pipefail; root=$1; source \"$2\"; " + command,
                        "test",
                        root.toString(),
                        SCRIPT.toString(),
                        wanted)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    private void module(String path, String packaging, String... upstream) throws IOException {
        var dependencies = Stream.of(upstream)
                .map(name -> "<dependency>\n<groupId>io.convoke</groupId>\n<artifactId>" + name
                        + "</artifactId>\n<scope>compile</scope></dependency>\n")
                .reduce(
                        "<dependency><groupId>org.other</groupId><artifactId>event</artifactId></dependency>\n",
                        String::concat);
        write(
                path + "/pom.xml",
                "<parent><groupId>io.convoke</groupId><artifactId>convoke</artifactId></parent>\n<packaging>"
                        + packaging + "</packaging>\n<dependencies>\n" + dependencies + "</dependencies>\n");
        write(path + "/src/main/java/A.java", "class A {}");
        write(path + "/src/test/java/ATest.java", "class ATest {}");
    }

    private void write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        touch(path, LONG_AGO);
        for (var directory = file.getParent(); !directory.equals(root); directory = directory.getParent()) {
            Files.setLastModifiedTime(directory, FileTime.from(LONG_AGO));
        }
    }

    private void touch(String path, Instant time) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(time));
    }
}
