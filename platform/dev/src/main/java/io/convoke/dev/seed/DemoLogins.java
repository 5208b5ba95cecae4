package io.convoke.dev.seed;

import io.convoke.dev.local.LoginPassword;
import io.convoke.dev.parts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The passwords of the demo accounts, in a file of mode 600: a line each of role, username, e-mail and password. */
public final class DemoLogins {
    private static final String ATTENDEE = "attendee";

    private final List<Login> logins;

    private DemoLogins(List<Login> logins) {
        this.logins = List.copyOf(logins);
    }

    /** @param role guest, user, organiser, admin; attendee for those who only fill the events */
    public record Login(String role, String username, String email, String password) {

        /** Whether {@code up} prints it. */
        public boolean isShown() {
            return !ATTENDEE.equals(role);
        }
    }

    /** What the file says; empty when it was not made yet. */
    public static Optional<DemoLogins> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DemoLogins(Files.readAllLines(file).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(words -> words.length == 4)
                    .map(words -> new Login(words[0], words[1], words[2], words[3]))
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file, or makes it with a new password for everyone before the first of them signs up. */
    public static DemoLogins readOrMake(Path file, DemoData data, String adminPassword) {
        return read(file).orElseGet(() -> make(file, data, adminPassword));
    }

    private static DemoLogins make(Path file, DemoData data, String adminPassword) {
        var logins = new ArrayList<Login>();
        for (var person : data.people()) {
            logins.add(new Login(
                    person.login().orElse(ATTENDEE), person.username(), person.email(), LoginPassword.random()));
        }
        logins.add(new Login("admin", "admin", "admin@convoke.example", adminPassword));
        Secret.write(file, logins.stream().map(DemoLogins::line).collect(Collectors.joining("\n", "", "\n")));
        return new DemoLogins(logins);
    }

    public String password(String username) {
        return logins.stream()
                .filter(login -> login.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no password of " + username))
                .password();
    }

    /** Those that {@code up} prints, as lines of a table. */
    public List<String> shown() {
        return logins.stream().filter(Login::isShown).map(DemoLogins::line).toList();
    }

    private static String line(Login login) {
        return String.format("%-10s %-8s %-24s %s", login.role(), login.username(), login.email(), login.password());
    }
}
