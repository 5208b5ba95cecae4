package io.convoke.dev.parts;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends mails to a mailbox directory, numbered in the order of arrival, each whole and on disk or not there at all. */
final class MailboxWriter {
    /** Before each recipient of the envelope. */
    static final String RECIPIENT = "Delivered-To: ";

    private final Path directory;
    private long last;

    MailboxWriter(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (var files = Files.list(directory)) {
            last = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\.eml"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .max()
                    .orElse(0);
        }
    }

    interface Content {
        void writeTo(OutputStream out) throws IOException, MessagingException;
    }

    /** Returns when the mail is on disk. The envelope's recipients go before it as {@code Delivered-To}. */
    synchronized void append(List<String> recipients, Content content) throws IOException {
        var name = "%010d.eml".formatted(last + 1);
        var fresh = directory.resolve("." + name);
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            for (var recipient : recipients) {
                out.write((RECIPIENT + recipient.replaceAll("[\r\n]", "") + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            content.writeTo(out);
            channel.force(true);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
        last++;
    }
}
