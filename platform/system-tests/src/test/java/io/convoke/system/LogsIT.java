package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a person trusts the platform with stands in none of its logs. */
class LogsIT {
    private final Platform platform = Platform.current();

    @Test
    void noPasswordTokenOrLinkIsLogged() throws IOException {
        var person = Participant.verified(platform, "dora", "en");
        person.api().get("/auth/me?token=" + person.secrets().get(1));
        platform.api()
                .post(
                        "/auth/tokens",
                        "{\"login\":\"" + person.email() + "\",\"password\":\""
                                + person.secrets().get(0) + "\"");

        var server = Files.readString(platform.serverLog());
        var access = Files.readString(platform.accessLog());

        assertThat(access).as("the log is written at all").contains("/api/v1/auth/me");
        assertThat(server + access).doesNotContain(person.secrets());
    }
}
