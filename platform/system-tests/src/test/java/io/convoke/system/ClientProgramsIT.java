package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.ApiException;
import io.convoke.client.api.ChatMessagesApi;
import io.convoke.client.api.ChatsApi;
import io.convoke.client.api.EventsApi;
import io.convoke.client.api.MediaApi;
import io.convoke.client.api.SessionsApi;
import io.convoke.client.examples.Attending;
import io.convoke.client.examples.Convoke;
import io.convoke.client.examples.LiveChat;
import io.convoke.client.examples.LiveSeats;
import io.convoke.client.examples.Pictures;
import io.convoke.client.examples.Retries;
import io.convoke.client.examples.Session;
import io.convoke.client.model.ChatMessageRequest;
import io.convoke.client.model.ChatMessageRequestType;
import io.convoke.client.model.EventRequest;
import io.convoke.client.model.LoginRequest;
import io.convoke.client.model.MediaKind;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/clients.md} shows beside the walk: sessions, files, live seats, the chat. */
class ClientProgramsIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private final Platform platform = Platform.current();
    private final Participant ann = Participant.verified(platform, "anke", "en");

    private UUID event() {
        return ann.api(EventsApi.class)
                .createEvent(
                        new EventRequest()
                                .name("Evening of clients " + UUID.randomUUID())
                                .start(Instant.now().plus(2, ChronoUnit.DAYS).toString())
                                .timeZone("Europe/Berlin")
                                .maxParticipants(7),
                        null)
                .getId();
    }

    @Test
    void aSessionIsRefreshedOnceHoweverManyAsk() throws Exception {
        var tokens = Convoke.at(platform.address())
                .api(SessionsApi.class)
                .logIn(new LoginRequest().login(ann.email()).password(ann.password()));
        var first = tokens.getAccessToken();
        var session = Session.of(platform.address(), tokens.expiresIn(0L), Clock.systemUTC());

        var threads = Executors.newFixedThreadPool(8);
        try {
            var asked = new ArrayList<Callable<String>>();
            for (var i = 0; i < 16; i++) {
                asked.add(session::accessToken);
            }
            var seen = new ArrayList<String>();
            for (var answer : threads.invokeAll(asked)) {
                seen.add(answer.get());
            }
            assertThat(seen).doesNotContain(first);
            assertThat(new HashSet<>(seen)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThatThrownBy(() -> Session.logIn(platform.address(), ann.email(), "not this one", Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.is("invalid-credentials")).isTrue());
    }

    @Test
    void picturesGoUpAndComeDown() throws Exception {
        var picture = Files.write(directory.resolve("kite.jpg"), Photo.withPlace("SomewhereSecret"));
        var pictures = new Pictures(ann.convoke());
        var event = event();
        var hung = soon(() -> pictures.hang(event, picture));
        assertThat(hung.getMediaType()).isEqualTo(MediaKind.IMAGE);
        assertThat(hung.getUploadedAt()).isBeforeOrEqualTo(Instant.now().plusSeconds(60));

        var copy = directory.resolve("copy.jpg");
        pictures.fetch(hung.getId(), copy);
        assertThat(copy).isNotEmptyFile();
        var known = ann.api(MediaApi.class).getMedia(hung.getId());
        assertThat(Files.size(copy)).isEqualTo(known.getSize());

        var worn = pictures.wear(new ByteArrayInputStream(Files.readAllBytes(picture)), "image/jpeg");
        assertThat(worn.getUrl()).contains("/api/v1/media/avatars/");
    }

    /** Media hears of a new event within moments. */
    private static <T> T soon(Callable<T> request) {
        return await().atMost(SOON).ignoreExceptions().until(request, answer -> answer != null);
    }

    @Test
    void seatsAreHeardOfLive() throws Exception {
        var event = event();
        var heard = new ArrayList<Integer>();
        new LiveSeats(platform.address()).listen(event, seats -> {
            heard.add(seats.getCapacity());
            return false;
        });
        assertThat(heard).containsExactly(7);
    }

    @Test
    void whatIsSaidInAChatIsHeard() throws Exception {
        var event = event();
        assertThat(new Attending(ann.convoke(), new Retries(1, wait -> {})).sayHowItWent(event))
                .isEqualTo("You are registered");
        assertThat(new Attending(ann.convoke(), new Retries(1, wait -> {})).sayHowItWent(event))
                .isEqualTo("You are already in");
        var chat = soon(() -> ann.api(ChatsApi.class).getChatOfEvent(event)).getId();
        var frames = new CopyOnWriteArrayList<String>();
        var socket = new LiveChat(platform.address(), ann.convoke()).open(chat, 0, frames::add);
        ann.api(ChatMessagesApi.class)
                .postMessage(
                        chat,
                        new ChatMessageRequest()
                                .type(ChatMessageRequestType.TEXT)
                                .message("Hello from a client"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(frames).anyMatch(frame -> frame.contains("Hello from a client")));
        socket.abort();
    }
}
