package io.convoke.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.client.model.Event;
import io.convoke.client.model.EventStatus;
import io.convoke.client.model.Notification;
import io.convoke.client.model.NotificationKind;
import io.convoke.client.model.Registration;
import io.convoke.client.model.RegistrationRequest;
import io.convoke.client.model.RegistrationStatus;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the generator makes of the documents, as a program sees it. */
class GeneratedClientTest {
    private static final UUID ID = UUID.fromString("0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60");

    private final Jsonb json = JsonbBuilder.create();

    @AfterEach
    void close() throws Exception {
        json.close();
    }

    @Test
    void aValueOfTheFutureIsTakenAsUnknown() {
        assertThat(json.fromJson("{\"status\": \"rained_off\"}", Event.class).getStatus())
                .isEqualTo(EventStatus.UNKNOWN_DEFAULT_OPEN_API);
        assertThat(json.fromJson("{\"status\": \"on_the_moon\"}", Registration.class)
                        .getStatus())
                .isEqualTo(RegistrationStatus.UNKNOWN_DEFAULT_OPEN_API);
        assertThat(json.fromJson("{\"kind\": \"weather\"}", Notification.class).getKind())
                .isEqualTo(NotificationKind.UNKNOWN_DEFAULT_OPEN_API);
    }

    @Test
    void aFieldOfTheFutureIsIgnoredAndOneThatIsAbsentIsNull() {
        var registration = json.fromJson(
                "{\"id\": \"%s\", \"status\": \"registered\", \"mood\": {\"good\": true}}".formatted(ID),
                Registration.class);
        assertThat(registration.getId()).isEqualTo(ID);
        assertThat(registration.getStatus()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(registration.getWaitlistPosition()).isNull();
    }

    @Test
    void timesAreInstantsWithAllTheirDigits() {
        var event = json.fromJson("{\"start\": \"2027-03-18T17:00:00.123Z\"}", Event.class);
        assertThat(event.getStart()).isEqualTo(Instant.parse("2027-03-18T17:00:00.123Z"));
    }

    @Test
    void whatIsNotSetIsNotSent() {
        assertThat(json.toJson(new RegistrationRequest().eventId(ID))).isEqualTo("{\"eventId\":\"" + ID + "\"}");
        assertThat(json.toJson(new RegistrationRequest())).isEqualTo("{}");
    }
}
