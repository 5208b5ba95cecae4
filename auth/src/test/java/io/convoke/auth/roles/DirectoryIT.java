package io.convoke.auth.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.People;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Database;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class DirectoryIT {
    @Test
    void findsByPartsOfNamesAndAddresses(RunningService auth) {
        var people = new People(auth);
        var ann = people.user("findme");
        var admin = admin(auth);
        var part = ann.username().substring(4).toUpperCase(Locale.ROOT);
        var found = list(admin, "?query=" + part).expect(200).json().get("items");
        assertThat(found.findValuesAsText("id")).containsExactly(ann.id().toString());
        assertThat(found.get(0).get("email").asText()).isEqualTo(ann.email());
        assertThat(list(admin, "?query=" + ann.email().substring(5)).json().get("items"))
                .hasSize(1);
    }

    @Test
    void pagesByUsernameWithoutGapOrRepeat(RunningService auth, Database database) {
        var stem = People.freshName("page");
        for (int i = 0; i < 7; i++) {
            var name = stem + "-" + i;
            database.update(
                    "insert into auth.account (id, username, username_key, email, email_key, pass_hash, locale, roles,"
                            + " version, created_at, updated_at) values (?, ?, ?, ?, ?, 'none', 'en', '{user}', 1, now(), now())",
                    UUID.randomUUID(),
                    name,
                    name,
                    name + "@example.org",
                    name + "@example.org");
        }
        var admin = admin(auth);
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    list(admin, "?limit=3&query=" + stem + cursor).expect(200).json();
            seen.addAll(page.get("items").findValuesAsText("username"));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void wildcardsAndSqlAreOnlyText(RunningService auth) {
        var admin = admin(auth);
        for (var query : new String[] {"%", "_____", "\\", "' or 1=1 --", "%_%_%_%_%_%_%_%_%_%_%_%"}) {
            var items = list(admin, "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                    .expect(200)
                    .json()
                    .get("items");
            assertThat(items).as(query).isEmpty();
        }
    }

    @Test
    void badParametersAreNamed(RunningService auth) {
        var admin = admin(auth);
        for (var parameters :
                new String[] {"limit=1e9", "limit=0", "limit=101", "cursor=x", "query=" + "x".repeat(255)}) {
            var problem = list(admin, "?" + parameters).expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText())
                    .isEqualTo(parameters.substring(0, parameters.indexOf('=')));
        }
    }

    @Test
    void auditIsPagedNewestFirst(RunningService auth, Database database) {
        for (int i = 0; i < 5; i++) {
            database.update(
                    "insert into auth.audit_entry (id, at, actor_username, action, subject_id, subject_username, role)"
                            + " values (?, timestamptz '2020-01-01 00:00:00Z', '(test)', 'ROLE_GRANTED', ?, 'someone', 'user')",
                    UUID.randomUUID(),
                    UUID.randomUUID());
        }
        var admin = admin(auth);
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = admin.get("/audit?limit=2" + cursor).expect(200).json();
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) database.count("auth.audit_entry"));
        var first = admin.get("/audit?limit=100").json().get("items");
        assertThat(first.findValuesAsText("at"))
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(java.time.Instant::parse).reversed());
    }

    private static Http admin(RunningService auth) {
        return auth.http().as(new People(auth).admin().accessToken());
    }

    private static Answer list(Http admin, String parameters) {
        return admin.get("/accounts" + parameters);
    }
}
