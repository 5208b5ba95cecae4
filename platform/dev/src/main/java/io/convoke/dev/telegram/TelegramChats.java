package io.convoke.dev.telegram;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The chats of people with the bot. What happened in them survives every crash. */
public final class TelegramChats {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long FIRST_UPDATE = 730_000_001;

    private final Journal journal;
    private final Map<String, TelegramPerson> people = new LinkedHashMap<>();
    private final List<TelegramMessage> messages = new ArrayList<>();
    private final TreeMap<Long, TelegramMessage> updates = new TreeMap<>();
    private TelegramWebhook webhook = TelegramWebhook.NONE;
    private long lastUpdate = FIRST_UPDATE - 1;
    private long lastMessage;
    private long polls;

    /** The chats that are kept in this directory, as they stand now; one object at a time may change them. */
    public TelegramChats(Path directory) {
        journal = new Journal(directory);
        journal.read().forEach(this::apply);
    }

    /** An update: what a person wrote, with the update's number. */
    record Update(long id, TelegramPerson person, TelegramMessage message) {}

    /** A person writes to the bot; the first time makes the person's chat. */
    public synchronized TelegramMessage say(String name, String language, String text) {
        var known = people.get(name);
        if (known == null || !known.language().equals(language)) {
            note(Journal.Line.of(
                    known == null
                            ? new TelegramPerson(name, freshChatId(), language, false)
                            : known.withLanguage(language)));
        }
        var message = new TelegramMessage(lastMessage + 1, name, false, text, text, List.of(), now());
        note(Journal.Line.of(message, lastUpdate + 1));
        notifyAll();
        return message;
    }

    /** A person blocks the bot, or unblocks it. */
    public synchronized void block(String name, boolean blocked) {
        var person = person(name).orElseThrow(() -> new IllegalArgumentException(name + " has never written"));
        note(Journal.Line.of(person.withBlocked(blocked)));
    }

    public synchronized Optional<TelegramPerson> person(String name) {
        return Optional.ofNullable(people.get(name));
    }

    synchronized Optional<TelegramPerson> person(long chatId) {
        return people.values().stream()
                .filter(person -> person.chatId() == chatId)
                .findFirst();
    }

    /** All messages, newest last. */
    public synchronized List<TelegramMessage> messages() {
        return List.copyOf(messages);
    }

    /** The messages of a person's chat, newest last. */
    public synchronized List<TelegramMessage> messages(String name) {
        return messages.stream()
                .filter(message -> message.person().equals(name))
                .toList();
    }

    /** The bot writes to a person. */
    synchronized TelegramMessage deliver(TelegramPerson person, String source, String text, List<String> links) {
        var message = new TelegramMessage(lastMessage + 1, person.name(), true, text, source, links, now());
        note(Journal.Line.of(message, null));
        return message;
    }

    /** Begins a long poll, which ends any that waits; the answer is its number. */
    synchronized long beginPoll() {
        polls++;
        notifyAll();
        return polls;
    }

    /**
     * Waits for updates.
     *
     * @param poll from {@link #beginPoll}
     * @param offset updates below it are forgotten; 0 forgets nothing
     * @return empty when another poll has begun meanwhile
     */
    synchronized Optional<List<Update>> poll(long poll, long offset, int limit, int seconds)
            throws InterruptedException {
        confirm(offset);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (updates.isEmpty() && poll == polls && !webhook.isSet()) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return poll == polls ? Optional.of(pending(limit)) : Optional.empty();
    }

    /** Updates below this have been taken. */
    synchronized void confirm(long offset) {
        if (!updates.headMap(offset).isEmpty()) {
            note(Journal.Line.confirmed(offset));
        }
    }

    /** The oldest update to bring to the webhook; waits until there are both. */
    synchronized Update awaitForWebhook() throws InterruptedException {
        while (!webhook.isSet() || updates.isEmpty()) {
            wait();
        }
        return pending(1).get(0);
    }

    synchronized TelegramWebhook webhook() {
        return webhook;
    }

    /** Where updates are brought; empty when the bot asks for them. */
    public synchronized String webhookUrl() {
        return webhook.url();
    }

    synchronized void webhook(TelegramWebhook now) {
        note(Journal.Line.of(now));
        notifyAll();
    }

    private List<Update> pending(int limit) {
        return updates.entrySet().stream()
                .limit(limit)
                .map(update ->
                        new Update(update.getKey(), people.get(update.getValue().person()), update.getValue()))
                .toList();
    }

    private void note(Journal.Line line) {
        journal.append(line);
        apply(line);
    }

    private void apply(Journal.Line line) {
        if (line.person() != null) {
            people.put(line.person().name(), line.person());
        }
        if (line.message() != null) {
            messages.add(line.message());
            lastMessage = line.message().id();
        }
        if (line.update() != null) {
            updates.put(line.update(), line.message());
            lastUpdate = line.update();
        }
        if (line.confirmed() != null) {
            updates.headMap(line.confirmed()).clear();
        }
        if (line.webhook() != null) {
            webhook = line.webhook();
        }
    }

    private long freshChatId() {
        long id;
        do {
            id = 100_000_000L + RANDOM.nextInt(1_900_000_000);
        } while (person(id).isPresent());
        return id;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
