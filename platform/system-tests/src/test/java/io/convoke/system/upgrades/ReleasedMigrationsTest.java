package io.convoke.system.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was released stays as it was, and what comes after it only adds. */
class ReleasedMigrationsTest {
    private static final Path ROOT = Path.of(System.getProperty("convoke.root", "../.."));

    private final Releases releases = Releases.of(ROOT.resolve("platform/releases"));
    private final List<MigrationFile> migrations = MigrationFile.all(ROOT);

    @Test
    void aReleasedMigrationNeverChangesAndNeverGoes() {
        assertThat(releases.checksums()).isNotEmpty();
        releases.checksums()
                .forEach((version, released) -> assertThat(changed(released))
                        .as("of release " + version)
                        .isEmpty());
    }

    @Test
    void aChangeOrALossIsFound() {
        var some = migrations.get(0);

        assertThat(changed(Map.of(some.path(), some.checksum(ROOT)))).isEmpty();
        assertThat(changed(Map.of(some.path(), "0".repeat(64)))).containsExactly(some.path() + " was changed");
        assertThat(changed(Map.of("event/V7__lost.sql", "0".repeat(64)))).containsExactly("event/V7__lost.sql is gone");
    }

    @Test
    void aLaterReleaseHasWhatAnEarlierOneHad() {
        var before = new ArrayList<String>();
        releases.checksums().forEach((version, released) -> {
            assertThat(released.keySet()).as(version.toString()).containsAll(before);
            before.addAll(released.keySet());
        });
    }

    @Test
    void nothingIsPutBetweenReleasedVersions() {
        assertThat(migrations)
                .filteredOn(migration -> !releases.has(migration))
                .allSatisfy(migration -> assertThat(migration.version())
                        .as(migration.path())
                        .isGreaterThan(releases.lastReleased(migration.folder()).orElse(0)));
    }

    @Test
    void whatComesAfterTheLastReleaseOnlyAdds() {
        assertThat(migrations)
                .filteredOn(migration -> !releases.has(migration))
                .filteredOn(migration -> !releases.contracting().containsKey(migration.path()))
                .allSatisfy(migration -> assertThat(AdditiveSql.complaints(migration.text(ROOT)))
                        .as(migration.path() + " is not in platform/releases/exceptions.txt")
                        .isEmpty());
    }

    @Test
    void onlyMigrationsThatContractAreExcepted() {
        assertThat(releases.contracting()).allSatisfy((path, reason) -> {
            assertThat(AdditiveSql.complaints(MigrationFile.of(path).text(ROOT)))
                    .as(path)
                    .isNotEmpty();
            assertThat(reason).as(path).isNotBlank();
        });
    }

    private List<String> changed(Map<String, String> released) {
        var found = new ArrayList<String>();
        released.forEach((path, checksum) -> {
            var present = migrations.stream()
                    .filter(migration -> migration.path().equals(path))
                    .findFirst();
            if (present.isEmpty()) {
                found.add(path + " is gone");
            } else if (!present.get().checksum(ROOT).equals(checksum)) {
                found.add(path + " was changed");
            }
        });
        return found;
    }
}
