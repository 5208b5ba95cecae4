package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was said, page by page. Every page is in the order of the room. */
@ApplicationScoped
public class History {
    @Inject
    MessageStore store;

    /**
     * A page.
     *
     * @param next the place to go on from: as {@code after} when reading forwards, else as {@code before}; empty at the end
     */
    public record Page(List<Message> items, Optional<Long> next) {}

    /** The first messages after a place, and before another where one is given. */
    @Transactional(TxType.MANDATORY)
    public Page after(UUID chatId, long after, Optional<Long> before, int limit) {
        var found = store.after(chatId, after, before.orElse(Long.MAX_VALUE), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Page(items, Optional.of(items.get(limit - 1).seq()));
    }

    /** The last messages before a place, or the latest of all. */
    @Transactional(TxType.MANDATORY)
    public Page latest(UUID chatId, Optional<Long> before, int limit) {
        var found = new ArrayList<>(store.latestBefore(chatId, before.orElse(Long.MAX_VALUE), limit + 1));
        var more = found.size() > limit;
        if (more) {
            found.remove(limit);
        }
        Collections.reverse(found);
        return new Page(found, more ? Optional.of(found.get(0).seq()) : Optional.empty());
    }

    /** Messages whose last change has a higher number, in the order of changes. */
    @Transactional(TxType.MANDATORY)
    public List<Message> changedAfter(UUID chatId, long change, int most) {
        return store.changedAfter(chatId, change, most);
    }

    /** One message. */
    @Transactional(TxType.MANDATORY)
    public Message find(UUID chatId, UUID messageId) {
        return store.find(chatId, messageId).orElseThrow(Conversation::unknown);
    }
}
