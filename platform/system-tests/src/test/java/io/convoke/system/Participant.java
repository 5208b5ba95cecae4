package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.AccountsApi;
import io.convoke.client.api.NotificationsApi;
import io.convoke.client.api.NotificationsApi.ListOwnNotificationsQuery;
import io.convoke.client.api.RegistrationsApi;
import io.convoke.client.api.SessionsApi;
import io.convoke.client.api.TelegramLinksApi;
import io.convoke.client.examples.Convoke;
import io.convoke.client.examples.Pages;
import io.convoke.client.examples.Session;
import io.convoke.client.model.EmailVerificationRequest;
import io.convoke.client.model.LoginRequest;
import io.convoke.client.model.Notification;
import io.convoke.client.model.NotificationPage;
import io.convoke.client.model.Registration;
import io.convoke.client.model.RegistrationRequest;
import io.convoke.client.model.SignUpRequest;
import io.convoke.client.model.Tokens;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A person who uses the platform by the generated client: signs up, reads mail, and acts with tokens of their own. */
final class Participant {
    private static final Pattern TOKEN_LINE = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})\\s*$");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<Participant> ALL = new CopyOnWriteArrayList<>();

    private final Platform platform;
    private final String username;
    private final String email;
    private final String password;
    private String verificationToken = "";
    private Tokens tokens = new Tokens();
    private Convoke convoke;

    private Participant(Platform platform, String username, String email, String password) {
        this.platform = platform;
        this.username = username;
        this.email = email;
        this.password = password;
        ALL.add(this);
    }

    private static Participant called(Platform platform, String name) {
        var username = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new Participant(platform, username, username + "@example.org", "Violet-" + UUID.randomUUID());
    }

    /** Everybody who took part in this run so far. */
    static List<Participant> all() {
        return List.copyOf(ALL);
    }

    /** Signs up, verifies the address by the mail's token, and logs in. */
    static Participant verified(Platform platform, String name, String locale) {
        var person = called(platform, name);
        person.signUp(locale);
        person.verify();
        person.logIn();
        return person;
    }

    /** Asks for an account and leaves it there. */
    static Participant signsUp(Platform platform, String name) {
        var person = called(platform, name);
        person.signUp("en");
        return person;
    }

    /** The admin whom auth makes at its first start. */
    static Participant admin(Platform platform) {
        var password = Bench.current().secrets().get("auth", "convoke.auth.bootstrap-admin-password");
        var person = new Participant(platform, "admin", "admin@convoke.example", password);
        person.logIn();
        return person;
    }

    private void signUp(String locale) {
        Convoke.at(platform.address())
                .api(AccountsApi.class)
                .signUp(new SignUpRequest()
                        .username(username)
                        .email(email)
                        .password(password)
                        .locale(locale));
    }

    private void verify() {
        var mail = awaitMails(1).get(0);
        var line = TOKEN_LINE.matcher(mail.text());
        assertThat(line.find())
                .as("a token on a line of its own in:%n%s", mail.text())
                .isTrue();
        verificationToken = line.group(1);
        assertThat(mail.text()).contains("/verify-email#token=" + verificationToken);
        Convoke.at(platform.address())
                .api(AccountsApi.class)
                .verifyEmail(new EmailVerificationRequest().token(verificationToken));
    }

    private void logIn() {
        logInWith(password);
    }

    /** Logs in with a password that is not the one of before. */
    void logInWith(String changed) {
        tokens = Convoke.at(platform.address())
                .api(SessionsApi.class)
                .logIn(new LoginRequest().login(email).password(changed));
        convoke = Convoke.as(Session.of(platform.address(), tokens, Clock.systemUTC()));
    }

    /** The platform as this person, by the generated client. */
    Convoke convoke() {
        return convoke;
    }

    /** One of the generated interfaces, as this person. */
    <T> T api(Class<T> type) {
        return convoke.api(type);
    }

    /** The account's id. */
    UUID id() {
        return api(AccountsApi.class).getOwnAccount().getId();
    }

    String email() {
        return email;
    }

    String username() {
        return username;
    }

    /** The access token, for clients that are not ours. */
    String accessToken() {
        return tokens.getAccessToken();
    }

    String password() {
        return password;
    }

    /** What must not be in any log. */
    List<String> secrets() {
        return Stream.of(password, tokens.getAccessToken(), tokens.getRefreshToken(), verificationToken)
                .filter(secret -> secret != null && !secret.isEmpty())
                .toList();
    }

    /** The API as this person, answer by answer, each held against the documents. */
    Http api() {
        return platform.api().as(accessToken());
    }

    List<Mail> mails() {
        return platform.mailbox().to(email);
    }

    /** Waits until this many mails have come in all; more than that is a failure. */
    List<Mail> awaitMails(int count) {
        return await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(this::mails, mails -> mails.size() >= count)
                .stream()
                .toList();
    }

    /** Own notifications, oldest first, all pages. */
    List<Notification> notifications() {
        var notifications = api(NotificationsApi.class);
        var all = Pages.all(
                cursor -> notifications.listOwnNotifications(
                        new ListOwnNotificationsQuery().limit(5).cursor(cursor)),
                NotificationPage::getItems,
                NotificationPage::getNext);
        Collections.reverse(all);
        return all;
    }

    /** Registers for an event. */
    Registration register(String eventId) {
        return api(RegistrationsApi.class).register(new RegistrationRequest().eventId(UUID.fromString(eventId)), null);
    }

    /** Begins a chat with the bot and waits until it has answered; returns the person's name in Telegram. */
    String linkTelegram() {
        var name = "tg-" + username;
        var telegram = Bench.current().telegram();
        telegram.say(
                name,
                "en",
                "/start " + api(TelegramLinksApi.class).createTelegramCode().getCode());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(telegram.received(name)).isNotEmpty());
        return name;
    }

    /**
     * Publishes an event of an hour in Moscow; returns its id.
     *
     * @param name made unlike any other by a suffix
     */
    String createEvent(String name, Instant start, int seats) {
        var body = new HashMap<String, Object>();
        body.put("name", name + " " + UUID.randomUUID());
        body.put("description", "On foot");
        body.put("category", "meetup");
        body.put("start", start.toString());
        body.put("end", start.plus(1, ChronoUnit.HOURS).toString());
        body.put("timeZone", "Europe/Moscow");
        body.put("maxParticipants", seats);
        body.put("location", Map.of("city", "Moscow"));
        return api().post("/events", body).expect(201).json().get("id").asText();
    }

    /** The same, some days from now. */
    String createEvent(String name, int days, int seats) {
        return createEvent(name, Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES), seats);
    }
}
