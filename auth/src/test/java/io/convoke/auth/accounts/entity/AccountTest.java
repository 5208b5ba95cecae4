package io.convoke.auth.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:15:30Z");

    private final Account ann = new Account(
            UUID.randomUUID(), "Ann.Lee", EmailAddress.parse("Ann@Example.ORG").orElseThrow(), "hash", "en", NOW);

    @Test
    void actsAsGuestUntilItsAddressIsVerified() {
        assertThat(ann.effectiveRoles()).containsExactly("guest");
        assertThat(ann.verifyEmail(NOW.plusSeconds(60))).isTrue();
        assertThat(ann.effectiveRoles()).containsExactly("user");
        assertThat(ann.version()).isEqualTo(2);
    }

    @Test
    void isVerifiedOnce() {
        ann.verifyEmail(NOW);
        assertThat(ann.verifyEmail(NOW.plusSeconds(1))).isFalse();
        assertThat(ann.emailVerifiedAt()).contains(NOW);
        assertThat(ann.version()).isEqualTo(2);
    }

    @Test
    void rolesOfAnUnverifiedAccountWait() {
        assertThat(ann.grant(Set.of(Role.USER, Role.ADMIN), NOW)).isTrue();
        assertThat(ann.isActingAdmin()).isFalse();
        assertThat(ann.effectiveRoles()).containsExactly("guest");
        ann.verifyEmail(NOW);
        assertThat(ann.isActingAdmin()).isTrue();
        assertThat(ann.effectiveRoles()).containsExactly("user", "admin");
    }

    @Test
    void sameRolesAreNoChange() {
        assertThat(ann.grant(Set.of(Role.USER), NOW)).isFalse();
        assertThat(ann.version()).isEqualTo(1);
    }

    @Test
    void withoutAnyRoleItActsAsGuest() {
        ann.verifyEmail(NOW);
        ann.grant(Set.of(), NOW);
        assertThat(ann.effectiveRoles()).containsExactly("guest");
    }

    @Test
    void namesAreComparedWithoutCase() {
        assertThat(ann.username()).isEqualTo("Ann.Lee");
        assertThat(ann.usernameKey()).isEqualTo("ann.lee");
        assertThat(ann.email()).isEqualTo("Ann@example.org");
        assertThat(ann.emailKey()).isEqualTo("ann@example.org");
    }
}
