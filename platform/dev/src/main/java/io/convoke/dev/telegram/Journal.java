package io.convoke.dev.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What happened in the chats, a line each: on disk before anybody is told that it happened. */
final class Journal {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setSerializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Path file;

    Journal(Path directory) {
        this.file = directory.resolve("telegram.journal");
    }

    /**
     * One happening; one of the fields is there.
     *
     * @param update the number of the update that a person's message is
     * @param confirmed updates below this have been taken by the bot
     */
    record Line(TelegramPerson person, TelegramMessage message, Long update, Long confirmed, TelegramWebhook webhook) {
        static Line of(TelegramPerson person) {
            return new Line(person, null, null, null, null);
        }

        static Line of(TelegramMessage message, Long update) {
            return new Line(null, message, update, null, null);
        }

        static Line confirmed(long next) {
            return new Line(null, null, null, next, null);
        }

        static Line of(TelegramWebhook webhook) {
            return new Line(null, null, null, null, webhook);
        }
    }

    /** All lines; a last one that a crash cut off is not one. */
    List<Line> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var lines = new ArrayList<Line>();
            var text = Files.readString(file);
            for (var line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                if (!line.isEmpty()) {
                    lines.add(JSON.readValue(line, Line.class));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void append(Line line) {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.position(endOfLastLine(channel));
                var bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.truncate(channel.position());
                channel.force(true);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where a line that a crash cut off would begin. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (var end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
