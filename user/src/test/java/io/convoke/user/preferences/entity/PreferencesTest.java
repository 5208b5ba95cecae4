package io.convoke.user.preferences.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final SwitchedOff REMINDERS = new SwitchedOff(Channel.EMAIL, MessageKind.EVENT_REMINDER);
    private static final SwitchedOff RESETS = new SwitchedOff(Channel.EMAIL, MessageKind.PASSWORD_RESET);

    private final Preferences preferences = new Preferences(UUID.randomUUID());

    @Test
    void everythingIsOnAtFirst() {
        assertThat(preferences.version()).isZero();
        assertThat(preferences.notificationsEnabled()).isTrue();
        assertThat(preferences.wants(Channel.TELEGRAM, MessageKind.ANNOUNCEMENT))
                .isTrue();
        assertThat(preferences.quietHours()).isEmpty();
    }

    @Test
    void eachChangeIsAVersion() {
        var wishes = new Preferences.Wishes(
                false,
                Set.of(REMINDERS),
                Optional.of(new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("07:00"))));
        assertThat(preferences.become(wishes)).isTrue();
        assertThat(preferences.become(wishes)).isFalse();
        assertThat(preferences.wishes()).isEqualTo(wishes);
        assertThat(preferences.version()).isEqualTo(1);
        assertThat(preferences.wants(Channel.EMAIL, MessageKind.EVENT_REMINDER)).isFalse();
        assertThat(preferences.wants(Channel.TELEGRAM, MessageKind.EVENT_REMINDER))
                .isTrue();
        preferences.become(new Preferences.Wishes(true, Set.of(), Optional.empty()));
        assertThat(preferences.switchedOff()).isEmpty();
        assertThat(preferences.version()).isEqualTo(2);
    }

    @Test
    void theFirstWishesAreKeptEvenWhenTheyAreTheUsual() {
        assertThat(preferences.become(preferences.wishes())).isTrue();
        assertThat(preferences.version()).isEqualTo(1);
    }

    @Test
    void mandatoryKindsStayOn() {
        assertThatThrownBy(() -> new Preferences.Wishes(true, Set.of(RESETS), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(preferences.switchOff(RESETS)).isFalse();
        assertThat(preferences.switchOff(REMINDERS)).isTrue();
        assertThat(preferences.switchOff(REMINDERS)).isFalse();
        assertThat(preferences.version()).isEqualTo(1);
    }

    @Test
    void quietHoursHaveALength() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
