package io.convoke.notification.preferences.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.preferences.entity.Switch;
import io.convoke.notification.preferences.entity.Wishes;
import io.convoke.testkit.Contracts;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What the user service promises to publish can be read. */
class ContractsTest {
    @Test
    void preferences() {
        var wishes = read("preferences-changed").wishes();
        assertThat(wishes.version()).isEqualTo(3);
        assertThat(wishes.enabled()).isTrue();
        assertThat(wishes.off()).containsExactly(new Switch(Channel.EMAIL, "event-reminder"));
        assertThat(wishes.quietHours()).contains(new Wishes.Hours(LocalTime.of(22, 0), LocalTime.of(7, 30)));
        assertThat(wishes.timeZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    }

    @Test
    void preferencesWithoutQuietHoursAndWithChannelsThatAreNotKnown() {
        var sample = Contracts.sample("profiles", "preferences-changed");
        sample.remove("quietHours");
        sample.withObject("/channels/pigeon").put("announcement", false);
        var wishes = Json.read(sample.toString(), ProfileEvent.class).wishes();
        assertThat(wishes.quietHours()).isEmpty();
        assertThat(wishes.off()).hasSize(1);
    }

    @Test
    void aZoneThatIsNoneIsRefused() {
        var sample = Contracts.sample("profiles", "preferences-changed").put("timeZone", "Europe/Nowhere");
        var event = Json.read(sample.toString(), ProfileEvent.class);
        assertThatThrownBy(event::wishes).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void profiles() {
        var profile = read("changed");
        assertThat(profile.userId()).isNotNull();
        assertThat(profile.locale()).isEqualTo("en");
        assertThat(profile.zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(profile.version()).isEqualTo(2);
        assertThat(profile.at()).isNotNull();
    }

    @Test
    void links() {
        assertThat(read("telegram-linked").chatId()).isEqualTo(123456789);
        assertThat(read("telegram-linked").version()).isPositive();
        assertThat(read("telegram-unlinked").version()).isPositive();
        assertThat(read("telegram-link-refused").chatId()).isEqualTo(123456789);
        assertThat(read("telegram-link-refused").reason()).isEqualTo("expired");
    }

    private static ProfileEvent read(String type) {
        return Json.read(Contracts.sample("profiles", type).toString(), ProfileEvent.class);
    }
}
