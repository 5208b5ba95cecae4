package io.convoke.testkit;

import java.util.Set;

/**
 * A token that nobody may get in with.
 *
 * @param number of the attack in the project's list of them
 * @param statuses that an answer may have: 401, and for an overlong header what the container says
 */
public record TokenAttack(int number, String name, String token, Set<Integer> statuses) {
    TokenAttack(int number, String name, String token) {
        this(number, name, token, Set.of(401));
    }

    @Override
    public String toString() {
        return number + ". " + name;
    }
}
