package io.convoke.testkit;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** Somebody with an account. Ids, names and addresses are never the same twice, so tests do not meet. */
public record Person(UUID id, String username, String email, List<String> roles) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public Person {
        roles = List.copyOf(roles);
    }

    public static Person user(String name) {
        return with(name, List.of("user"));
    }

    /** Somebody whose address is not verified yet. */
    public static Person guest(String name) {
        return with(name, List.of("guest"));
    }

    public static Person admin(String name) {
        return with(name, List.of("user", "admin"));
    }

    private static Person with(String name, List<String> roles) {
        var username = name + "-" + Long.toString(RANDOM.nextLong() >>> 20, 36);
        return new Person(Ids.next(), username, username + "@example.org", roles);
    }
}
