package io.convoke.notification.telegram.control;

import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** How far the bot has heard, and until when Telegram wants to be left alone; for all instances. */
@ApplicationScoped
public class BotStore {
    @Inject
    ServiceDatabase database;

    @Inject
    TelegramSettings settings;

    /** The first update that has not been heard; 0 when Telegram knows that by itself. Beside any transaction. */
    public long nextUpdate() {
        return beside(connection -> {
            try (var select =
                    connection.prepareStatement("select coalesce(next_update, 0) from telegram_bot where bot_id = ?")) {
                select.setLong(1, bot());
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** Updates below this have been heard; 0: Telegram knows. Beside any transaction. */
    public void heardBelow(long update) {
        beside(connection -> {
            try (var note = connection.prepareStatement(
                    "insert into telegram_bot (bot_id, next_update) values (?, nullif(?, 0))"
                            + " on conflict (bot_id) do update set next_update = excluded.next_update")) {
                note.setLong(1, bot());
                note.setLong(2, update);
                return note.executeUpdate();
            }
        });
    }

    /** No instance sends anything for a while; in the current transaction. */
    void pause(Duration wait) {
        database.inTransaction(connection -> {
            try (PreparedStatement pause = connection.prepareStatement("insert into telegram_bot (bot_id, paused_until)"
                    + " values (?, clock_timestamp() + make_interval(secs => ?)) on conflict (bot_id) do update"
                    + " set paused_until = greatest(telegram_bot.paused_until, excluded.paused_until)")) {
                pause.setLong(1, bot());
                pause.setDouble(2, wait.toMillis() / 1000.0);
                return pause.executeUpdate();
            }
        });
    }

    private long bot() {
        return settings.botId().orElse(0L);
    }

    private <T> T beside(ServiceDatabase.Work<T> work) {
        try {
            return database.beside((Connection connection) -> work.on(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
