package io.convoke.testkit;

import io.convoke.dev.parts.Mailbox;
import io.convoke.dev.parts.Mailbox.Mail;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * An SMTP server in the test's own JVM that misbehaves on demand: refuses, hangs, or drops the line. Without a demand it
 * accepts, and keeps what it has taken.
 */
public final class FaultySmtp implements AutoCloseable {
    private static final String FINAL_DOT = "final-dot";

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Taken> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile String recipientAnswer = "250 OK";
    private volatile String hangAt = "";
    private volatile String hangAtRecipient = "";
    private volatile boolean dropAfterData;
    private volatile Duration pace = Duration.ZERO;

    private record Taken(String raw, Mail mail) {}

    public FaultySmtp() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Answers each RCPT like this: {@code "450 4.2.1 Try later"} or {@code "550 5.1.1 No such user"}. */
    public void rejectRecipient(String answer) {
        recipientAnswer = answer;
    }

    /** Says nothing any more after this: {@code CONNECT}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA}. */
    public void hangAt(String command) {
        hangAt = command;
    }

    /** Says nothing any more after a RCPT with this address; all others are served. */
    public void hangAtRecipient(String address) {
        hangAtRecipient = address;
    }

    /** Takes the whole mail, keeps it, and closes the line instead of saying 250. */
    public void dropAfterData() {
        dropAfterData = true;
    }

    /** Takes so long for each mail, as servers at a distance do. */
    public void takeTime(Duration each) {
        pace = each;
    }

    /** Behaves from now on; who hangs is cut off. */
    public void accept() {
        pace = Duration.ZERO;
        recipientAnswer = "250 OK";
        hangAt = "";
        hangAtRecipient = "";
        dropAfterData = false;
        connections.forEach(FaultySmtp::close);
    }

    /** The mails that were taken, whole and raw, oldest first. */
    public List<String> accepted() {
        return accepted.stream().map(Taken::raw).toList();
    }

    /** The mails that were taken for an address, oldest first. */
    public List<Mail> to(String address) {
        return accepted.stream()
                .map(Taken::mail)
                .filter(mail -> mail.isTo(address))
                .toList();
    }

    /** How many recipients were offered so far, refused ones included. */
    public int attempts() {
        return attempts.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(FaultySmtp::close);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                connections.add(connection);
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            answer(connection, "CONNECT", "220 faulty ESMTP");
            var recipients = new ArrayList<String>();
            for (String line; (line = in.readLine()) != null; ) {
                var command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (command) {
                    case "MAIL" -> {
                        recipients.clear();
                        answer(connection, command, "250 OK");
                    }
                    case "RCPT" -> {
                        attempts.incrementAndGet();
                        if (!hangAtRecipient.isEmpty() && line.contains(hangAtRecipient)) {
                            hang(connection);
                        }
                        recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
                        answer(connection, command, recipientAnswer);
                    }
                    case "DATA" -> {
                        LockSupport.parkNanos(pace.toNanos());
                        answer(connection, command, "354 Go on");
                        take(connection, in, recipients);
                    }
                    case "QUIT" -> {
                        answer(connection, command, "221 Bye");
                        return;
                    }
                    default -> answer(connection, command, "250 OK");
                }
            }
        } catch (IOException cut) {
            // The client has gone, or close() was called: nothing is left to say to it.
            return;
        } finally {
            connections.remove(connection);
        }
    }

    private void take(Socket connection, BufferedReader in, List<String> recipients) throws IOException {
        var mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("the client went in the middle of the mail");
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        keep(mail.toString(), recipients);
        if (dropAfterData) {
            connection.close();
            return;
        }
        answer(connection, FINAL_DOT, "250 Kept");
    }

    private void keep(String raw, List<String> recipients) {
        var whole =
                recipients.stream().map(to -> "Delivered-To: " + to + "\r\n").collect(Collectors.joining()) + raw;
        var in = new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
        synchronized (accepted) {
            accepted.add(new Taken(raw, Mailbox.read(accepted.size() + 1L, Instant.now(), in)));
        }
    }

    private void answer(Socket connection, String command, String answer) throws IOException {
        if (command.equals(hangAt)) {
            hang(connection);
        }
        connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static void hang(Socket connection) throws IOException {
        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        throw new IOException("hung until the client went");
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "faulty-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
