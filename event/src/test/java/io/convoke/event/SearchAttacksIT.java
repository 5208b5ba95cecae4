package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a search answers to what is no search (attack 54). */
@ServiceTest
class SearchAttacksIT extends OwnEvents {
    @Test
    void attack54WhatCannotBeReadIsNamed() {
        record Case(String parameter, String... pairs) {}
        for (var one : List.of(
                new Case("sort", "sort", "start;drop table event"),
                new Case("sort", "sort", "name"),
                new Case("sort", "sort", "distance"),
                new Case("sort", "sort", "relevance"),
                new Case("limit", "limit", "1000000000"),
                new Case("limit", "limit", "1e9"),
                new Case("limit", "limit", "0"),
                new Case("limit", "limit", "-1"),
                new Case("cursor", "cursor", "'; drop table event; --"),
                new Case("status", "status", "deleted"),
                new Case("near", "near", "55"),
                new Case("near", "near", "91,0"),
                new Case("near", "near", "0,181"),
                new Case("near", "near", "NaN,0"),
                new Case("near", "near", "1,2,3"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "0"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "-5"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "20039"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "1e3"),
                new Case("radiusKm", "radiusKm", "5"),
                new Case("organiser", "organiser", "ann"),
                new Case("free", "free", "yes"),
                new Case("from", "from", "yesterday"),
                new Case("from", "from", "+999999999-12-31T23:59:59Z"),
                new Case("to", "from", "2031-01-01T00:00:00Z", "to", "2031-01-01T00:00:00Z"),
                new Case("q", "q", "x".repeat(201)),
                new Case("city", "city", "x".repeat(101)))) {
            var problem = anonymous.get("/?" + query(List.of(one.pairs()))).expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText())
                    .as(String.join(" ", one.pairs()))
                    .isEqualTo(one.parameter());
        }
        var other =
                anonymous.get(path("sort", "-start", "limit", "1")).expect(200).json();
        make("One", Map.of());
        make("Two", Map.of());
        var next = anonymous
                .get(path("sort", "start", "limit", "1"))
                .expect(200)
                .json()
                .get("next")
                .asText();
        anonymous.get(path("sort", "-start", "cursor", next)).expectProblem(400, "malformed-request");
        assertThat(other.has("next")).isFalse();
    }

    @Test
    void attack54OddTextsAreOnlyTexts() {
        make("100% Kotlin_evening", Map.of());
        for (var text : List.of(
                "%",
                "_",
                "%%%%%%%%%%%%%%%%%%",
                "'",
                "\\",
                "a & | ! ( ) :* <->",
                "\"",
                "-",
                "- -",
                "()",
                "' or 1=1 --",
                "%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%",
                "\u0000x".substring(1),
                "😀",
                "the",
                "и",
                "OR",
                "or or or")) {
            anonymous.get(path("q", text)).expect(200);
            anonymous.get(path("city", text, "category", text)).expect(200);
        }
        assertThat(names(search("q", "%"))).as("no wildcard").isEmpty();
        assertThat(names(search("city", "%"))).isEmpty();
        assertThat(names(search("q", "kotlin_evening"))).containsExactly("100% Kotlin_evening");
        for (var nul : List.of("/?q=a%00b", "/?city=a%00b", "/?category=a%00b", "/locations?city=a%00b")) {
            anonymous.get(nul).expectProblem(400, "malformed-request");
        }
        anonymous.get("/locations?city=" + "x".repeat(101)).expectProblem(400, "malformed-request");
    }
}
