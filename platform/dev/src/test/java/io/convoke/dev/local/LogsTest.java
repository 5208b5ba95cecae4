package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    Path directory;

    @Test
    void aTailFollowsItsFileAndItsSuccessor() throws IOException {
        var file = Files.writeString(directory.resolve("a.log"), "one\ntwo\nthree\n");
        var tail = new LogTail(file);
        assertThat(tail.last(2)).containsExactly("two", "three");
        assertThat(tail.more()).isEmpty();
        Files.writeString(file, "four\nfi", StandardOpenOption.APPEND);
        assertThat(tail.more()).containsExactly("four");
        Files.writeString(file, "ve\n", StandardOpenOption.APPEND);
        assertThat(tail.more()).containsExactly("five");
        Files.writeString(file, "new\n");
        assertThat(tail.more()).containsExactly("new");
        Files.delete(file);
        assertThat(tail.more()).isEmpty();
    }

    @Test
    void aServersLineIsReadable() {
        var line = "{\"type\":\"liberty_message\",\"message\":\"CWWKF0011I: ready\",\"ibm_datetime\":"
                + "\"2026-11-23T03:11:21.416+0000\",\"module\":\"com.ibm.Feature\",\"loglevel\":\"AUDIT\",\"ext_traceId\":\"ab\"}";
        assertThat(LogLine.readable(line))
                .isEqualTo("2026-11-23T03:11:21.416Z AUDIT [ab] com.ibm.Feature: CWWKF0011I: ready");
    }

    @Test
    void anyOtherLineStaysAsItIs() {
        assertThat(LogLine.readable("plain")).isEqualTo("plain");
        assertThat(LogLine.readable("{broken")).isEqualTo("{broken");
        assertThat(LogLine.readable("{\"a\":1}")).isEqualTo("{\"a\":1}");
    }
}
