package io.convoke.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import io.convoke.testkit.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chat through the gateway, with clients from outside: a page in a browser, and the JDK's WebSocket. */
class ChatIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /**
     * As root the browser has no sandbox. And the page, put in by the test, came from no address: the browser takes it for one
     * of the internet that reaches into this machine.
     */
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-features=LocalNetworkAccessChecks");

    private static final String PAGE = "/chat-of-the-test.html";

    private final Platform platform = Platform.current();
    private Participant ann;
    private Participant boris;
    private String event;

    @BeforeEach
    void twoPeopleWithSeats() {
        ann = Participant.verified(platform, "anne", "en");
        boris = Participant.verified(platform, "boro", "ru");
        event = Participant.verified(platform, "otto", "en").createEvent("Talk about talking", 2, 10);
        ann.register(event);
        boris.register(event);
        await().atMost(SOON)
                .until(() -> Stream.of(ann, boris)
                        .allMatch(person ->
                                person.api().get("/chats?eventId=" + event).status() == 200));
    }

    @Test
    void twoPagesTalkAndAThirdIsRefused() {
        var stranger = Participant.verified(platform, "stig", "en");
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setArgs(ARGUMENTS))) {
            var anns = page(browser, ann);
            var boriss = page(browser, boris);
            assertThat(anns.locator("#status")).hasText("chat.v1");
            assertThat(boriss.locator("#status")).hasText("chat.v1");
            assertThat(anns.locator("#present")).hasText("2");

            say(anns, "Hello, Boris <b>!</b>");
            var first = boriss.locator("#messages li").first();
            assertThat(first).hasText(ann.username() + ": Hello, Boris <b>!</b>");
            say(boriss, "Привет");
            assertThat(anns.locator("#messages li")).hasCount(2);
            assertThat(anns.locator("#messages li").nth(1)).hasText(boris.username() + ": Привет");
            boriss.locator("#text").pressSequentially("...");
            assertThat(anns.locator("#typing")).hasText(boris.username() + " is typing");

            var room = ann.api().get("/chats?eventId=" + event).json().get("id").asText();
            ann.api()
                    .delete("/chats/" + room + "/messages/" + first.getAttribute("id"))
                    .expect(204);
            assertThat(first).hasText(ann.username() + ": (deleted)");

            var strangers = page(browser, stranger);
            assertThat(strangers.locator("#problem")).hasText("not-a-member");
            assertThat(strangers.locator("#status")).hasText("closed");
        }
    }

    /** The page on the gateway's own origin, where a page of the platform would be. */
    private Page page(Browser browser, Participant person) {
        var page = browser.newContext().newPage();
        page.route(
                address -> address.contains(PAGE),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html())));
        page.navigate(platform.origin() + PAGE + "#event=" + event + "&token=" + person.accessToken());
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#say button").click();
    }

    private static String html() {
        try (var in = ChatIT.class.getResourceAsStream("/chat/chat.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser; where there is none the test is skipped with the reason, which CI does not accept. */
    private static Path chromium() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var found = Stream.concat(Arrays.stream(path.split(":")), Stream.of("/usr/bin"))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(
                () -> Needed.missing("there is no chromium on the PATH, for example from Debian's package chromium"));
    }

    @Test
    void aProgramTalksThroughTheGateway() throws IOException {
        var room = ann.api().get("/chats?eventId=" + event).json().get("id").asText();
        var ticket = ann.api()
                .post("/chats/" + room + "/tickets")
                .expect(201)
                .json()
                .get("ticket")
                .asText();
        var frames = new CopyOnWriteArrayList<String>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", platform.origin())
                .subprotocols("chat.v1", "ticket." + ticket)
                .buildAsync(
                        URI.create(platform.origin().replaceFirst("^http", "ws") + "/api/v1/chats/" + room + "/socket"),
                        new Listening(frames))
                .join();
        assertThat(socket.getSubprotocol()).isEqualTo("chat.v1");
        boris.api()
                .post("/chats/" + room + "/messages", Map.of("type", "text", "message", "Through the gateway"))
                .expect(201);
        await().atMost(SOON).until(() -> frames.stream().anyMatch(frame -> frame.contains("Through the gateway")));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await("the socket in the gateway's log")
                .atMost(SOON)
                .until(() ->
                        Files.readString(platform.accessLog()).contains("/chats/" + room + "/socket\",\"status\":101"));
        for (var log : List.of(platform.accessLog(), platform.serverLog())) {
            assertThat(Files.readString(log)).as("attack 60").doesNotContain(ticket);
        }
    }

    /** Keeps each text that comes whole. */
    private record Listening(List<String> frames) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frames.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
