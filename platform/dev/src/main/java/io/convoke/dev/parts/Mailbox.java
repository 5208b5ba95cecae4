package io.convoke.dev.parts;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails that a {@link MailServer} has kept, in the order of arrival. */
public final class Mailbox {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path directory;

    public Mailbox(Path directory) {
        this.directory = directory;
    }

    /**
     * One mail.
     *
     * @param id rises with the order of arrival
     * @param to the addresses it was delivered to, as the envelope named them, joined by {@code ", "}
     * @param from the bare address of the sender
     * @param date the Date header, or the arrival where it has none
     * @param text the plain text body, empty when there is none
     * @param html the HTML body, empty when there is none
     * @param attachments every other part, calendar parts within alternatives included
     */
    public record Mail(
            long id,
            String to,
            String from,
            String subject,
            Instant date,
            String text,
            String html,
            List<Attachment> attachments,
            List<String> headers) {

        /** Whether it was delivered to this address; letter case does not matter. */
        public boolean isTo(String address) {
            return List.of(to.toLowerCase(Locale.ROOT).split(", ")).contains(address.toLowerCase(Locale.ROOT));
        }

        /** The first header of this name, unfolded. */
        public Optional<String> header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).trim())
                    .findFirst();
        }
    }

    /**
     * A part that is not the body.
     *
     * @param name the file name, empty when it has none
     * @param type the content type with its parameters, such as {@code text/calendar; charset=UTF-8; method=REQUEST}
     */
    public record Attachment(String name, String type, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** All mails, newest last. */
    public List<Mail> all() {
        return read(file -> true);
    }

    private List<Mail> read(Predicate<Path> wanted) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.eml"))
                    .filter(wanted)
                    .sorted()
                    .map(Mailbox::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mails delivered to this address, newest last. */
    public List<Mail> to(String address) {
        return read(file -> mayBeTo(file, address.toLowerCase(Locale.ROOT))).stream()
                .filter(mail -> mail.isTo(address))
                .toList();
    }

    /** By the lines before the mail itself: most mails are another's, and reading one whole is work. */
    private static boolean mayBeTo(Path file, String address) {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.takeWhile(line -> line.startsWith(MailboxWriter.RECIPIENT))
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(
                    Long.parseLong(file.getFileName().toString().replace(".eml", "")),
                    Files.getLastModifiedTime(file).toInstant(),
                    in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a mail.
     *
     * @param in the mail with a {@code Delivered-To} for each recipient of the envelope before its own headers
     */
    public static Mail read(long id, Instant arrival, InputStream in) {
        try {
            var message = new MimeMessage(SESSION, in);
            var parts = new Parts();
            parts.add(message);
            var headers = new ArrayList<String>();
            message.getAllHeaderLines()
                    .asIterator()
                    .forEachRemaining(line -> headers.add(line.replaceAll("\r?\n", "")));
            return new Mail(
                    id,
                    header(message, "Delivered-To").collect(Collectors.joining(", ")),
                    message.getFrom() == null
                            ? ""
                            : Arrays.stream(message.getFrom())
                                    .map(from -> ((InternetAddress) from).getAddress())
                                    .collect(Collectors.joining(", ")),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    message.getSentDate() == null
                            ? arrival
                            : message.getSentDate().toInstant(),
                    parts.text.toString(),
                    parts.html.toString(),
                    List.copyOf(parts.attachments),
                    List.copyOf(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("this is no mail: " + e.getMessage(), e);
        }
    }

    private static Stream<String> header(MimeMessage message, String name) throws MessagingException {
        return Optional.ofNullable(message.getHeader(name)).stream().flatMap(Arrays::stream);
    }

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();

        void add(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart several) {
                for (var index = 0; index < several.getCount(); index++) {
                    add(several.getBodyPart(index));
                }
            } else if (part.isMimeType("text/plain") && isBody(part)) {
                text.append(part.getContent());
            } else if (part.isMimeType("text/html") && isBody(part)) {
                html.append(part.getContent());
            } else {
                try (var in = part.getInputStream()) {
                    attachments.add(new Attachment(
                            Optional.ofNullable(part.getFileName()).orElse(""),
                            part.getContentType().replaceAll("\\s*\r?\n\\s*", " "),
                            in.readAllBytes()));
                }
            }
        }

        private static boolean isBody(Part part) throws MessagingException {
            return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        }
    }
}
