package io.convoke.notification.erasure.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What this service forgets of a person. Messages to the person go, pending ones unsent, but for the rows that an
 * announcement's report counts, which nobody can be told from. In messages to others, which they keep, the person's name
 * and words go.
 */
@ApplicationScoped
public class ForgottenPerson implements PersonalData {
    /** Whole words only, whatever stands in the name. */
    private static final String WITHOUT_NAME = "regexp_replace(%s, '(?<![[:alnum:]_.-])' ||"
            + " regexp_replace(p.username, '([^[:alnum:]])', '\\\\\\1', 'g') || '(?![[:alnum:]_-])', '…', 'g')";

    /** Each takes the person's id once or several times, and depends on those before it. */
    private static final List<String> STATEMENTS = List.of(
            // What others were told of the person's events, reviews and chat messages, and of where others named the
            // person.
            """
            update notification n set subject = %s, message = %s
            from (select user_id, username from recipient where user_id = ?) p
            where n.user_id <> p.user_id and n.message is not null and n.event_id in (
                select event_id from known_event where organiser_id = p.user_id)
            """.formatted(WITHOUT_NAME.formatted("n.subject"), WITHOUT_NAME.formatted("n.message")),
            """
            update notification n set subject = %s, message = %s
            from (select user_id, username from recipient where user_id = ?) p
            where n.user_id <> p.user_id and n.kind = 'chat-mention' and n.subject_id in (
                select subject_id from notification where user_id = p.user_id and kind = 'chat-mention')
            """.formatted(WITHOUT_NAME.formatted("n.subject"), WITHOUT_NAME.formatted("n.message")),
            """
            update quote q set words = %s
            from (select user_id, username from recipient where user_id = ?) p
            where q.id in (select subject_id from notification where user_id = p.user_id and kind = 'chat-mention')
            """.formatted(WITHOUT_NAME.formatted("q.words")),
            """
            update notification set subject = null, message = null
            where subject_id in (
                select id from quote where author_id = ? union all select id from announcement where created_by = ?)
            """,
            """
            update quote set withdrawn = true, words = '', author_name = '', author_id = gen_random_uuid()
            where author_id = ?
            """,
            """
            update announcement set withdrawn = true, subject = '', message = '', created_by = gen_random_uuid()
            where created_by = ?
            """,
            // Messages to the person.
            "delete from notification where user_id = ? and kind <> 'announcement'",
            """
            update notification set user_id = gen_random_uuid(), address = null, subject = null, message = null,
                status = case status when 'pending' then 'skipped' else status end,
                reason = case status when 'pending' then 'the account was erased' end
            where user_id = ?
            """,
            // The person.
            "update known_event set organiser_id = gen_random_uuid(), organiser_username = '' where organiser_id = ?",
            "delete from known_event_team where user_id = ?",
            "delete from attendance where user_id = ?",
            "delete from unsubscription where user_id = ?",
            "delete from preference where user_id = ?",
            "delete from profile where user_id = ?",
            """
            delete from rate_limit using telegram_link
            where user_id = ? and chat_id is not null and bucket = 'telegram:' || chat_id
            """,
            "delete from telegram_link where user_id = ?",
            "delete from recipient where user_id = ?");

    @Inject
    ServiceDatabase database;

    @Override
    public void forget(UUID userId) {
        database.inTransaction(connection -> forget(connection, userId));
    }

    private static Void forget(Connection connection, UUID userId) throws SQLException {
        for (var sql : STATEMENTS) {
            try (var statement = connection.prepareStatement(sql)) {
                var parameters = statement.getParameterMetaData().getParameterCount();
                for (var index = 1; index <= parameters; index++) {
                    statement.setObject(index, userId);
                }
                statement.executeUpdate();
            }
        }
        return null;
    }
}
