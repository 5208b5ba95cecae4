package io.convoke.dev.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipTest {

    @TempDir
    Path directory;

    @Test
    void aFolderIsOneFolderInItsZipAndProgramsCanBeRun() throws IOException {
        var folder = Files.createDirectories(directory.resolve("convoke-1/bin")).getParent();
        var program = Files.writeString(folder.resolve("bin/server"), "#!/bin/sh");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("README.md"), "# Convoke");

        var zip = Zip.of(folder, directory.resolve("zips"));

        assertThat(zip).hasFileName("convoke-1.zip");
        try (var read = ZipFile.builder().setPath(zip).get()) {
            assertThat(Collections.list(read.getEntries()))
                    .extracting(ZipArchiveEntry::getName, entry -> entry.getUnixMode() & 0777)
                    .containsExactly(tuple("convoke-1/README.md", 0644), tuple("convoke-1/bin/server", 0755));
            assertThat(read.getInputStream(read.getEntry("convoke-1/README.md")))
                    .hasContent("# Convoke");
        }
    }
}
