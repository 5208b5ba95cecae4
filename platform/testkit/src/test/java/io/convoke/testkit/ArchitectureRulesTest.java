package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {
    /** What each rule must find in the fixture that breaks it. */
    private static final Map<String, String> FINDINGS = Map.of(
            "a component has only boundary, control and entity", "io.convoke.sloppy.things.service.Elsewhere",
            "control knows nothing of HTTP, WebSocket and the boundary", "jakarta.ws.rs.NotFoundException",
            "entity uses neither boundary nor control", "io.convoke.sloppy.things.control.ThingManager",
            "entities have no public setters", "setId",
            "nothing is injected into an entity's package", "Thing.manager",
            "names say something", "ThingManager",
            "time comes from the clock", "java.time.Instant.now()",
            "resources say what they produce", "ThingsResource does not say what it produces",
            "a service uses no other service's packages", "io.convoke.stranger.Stranger");

    static Stream<String> rules() {
        return ArchitectureRules.rules("tidy").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleFindsWhatBreaksIt(String name) {
        assertThatThrownBy(() -> rule("sloppy", name).check(classes("sloppy")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(FINDINGS.get(name));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleLetsTidyCodePass(String name) {
        assertThatCode(() -> rule("tidy", name).check(classes("tidy"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleThatFindsNothingToCheckFails(String name) {
        assertThatThrownBy(() -> rule("nowhere", name).check(classes("tidy")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any");
    }

    @ParameterizedTest
    @ValueSource(classes = {AsksMillis.class, AsksClock.class, AsksDate.class})
    void otherWaysToAskTheSystemAreFound(Class<?> way) {
        assertThatThrownBy(() ->
                        rule("testkit", "time comes from the clock").check(new ClassFileImporter().importClasses(way)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ask the system for the time");
    }

    static final class AsksMillis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static final class AsksClock {
        Clock now() {
            return Clock.systemUTC();
        }
    }

    static final class AsksDate {
        Date now() {
            return new Date();
        }
    }

    @Test
    void theSwitchIsOffUnlessItIsSet() {
        assertThat(ArchitectureRules.isSwitchedOff(null)).isFalse();
        assertThat(ArchitectureRules.isSwitchedOff("false")).isFalse();
        assertThat(ArchitectureRules.isSwitchedOff("")).isTrue();
        assertThat(ArchitectureRules.isSwitchedOff("true")).isTrue();
    }

    @Test
    void everyRuleHasItsFixture() {
        assertThat(FINDINGS).containsOnlyKeys(rules().toList());
    }

    private static ArchRule rule(String service, String name) {
        return ArchitectureRules.rules(service).get(name);
    }

    private static JavaClasses classes(String service) {
        return new ClassFileImporter().importPackages("io.convoke." + service);
    }
}
