package io.convoke.dev.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFilesTest {
    @TempDir
    Path directory;

    @Test
    void aSecondSeedingGoesOnWhereTheFirstEnded() {
        var file = directory.resolve("seed.json");
        var first = SeedProgress.read(file);
        var began = first.began(Instant.parse("2026-11-01T10:00:00Z"));
        first.note("event:a", "id-1");

        var second = SeedProgress.read(file);
        assertThat(second.isComplete()).isFalse();
        assertThat(second.isDone("event:a")).isTrue();
        assertThat(second.result("event:a")).isEqualTo("id-1");
        assertThat(second.isDone("event:b")).isFalse();
        assertThat(second.began(began.plusSeconds(60))).isEqualTo(began);

        second.complete();
        assertThat(SeedProgress.read(file).isComplete()).isTrue();
    }

    @Test
    void passwordsAreMadeOnceAndKeptToTheirOwner() throws IOException {
        var file = directory.resolve("demo-logins");
        assertThat(DemoLogins.read(file)).isEmpty();
        var made = DemoLogins.readOrMake(file, DemoData.load(), "the-admin's");
        var again = DemoLogins.readOrMake(file, DemoData.load(), "another");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.password("maria")).isEqualTo(made.password("maria")).hasSize(17);
        assertThat(again.password("admin")).isEqualTo("the-admin's");
        assertThat(made.password("maria")).isNotEqualTo(made.password("tom"));
        assertThat(again.shown()).hasSize(5).noneMatch(line -> line.startsWith("attendee"));
    }

    @Test
    void clocksAreSetBackAndRight() {
        var clocks = new ServiceClocks(directory.resolve("clock"));
        clocks.setRight();
        clocks.setBack(Duration.ofDays(45));
        assertThat(directory.resolve("clock/event")).hasContent("PT-1080H");
        assertThat(directory.resolve("clock/registration")).exists();
        clocks.setRight();
        assertThat(directory.resolve("clock")).isEmptyDirectory();
    }
}
