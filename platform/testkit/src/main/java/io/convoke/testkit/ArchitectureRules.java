package io.convoke.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * How a service's code is built: components of boundary, control and entity, time only from the clock, names that say
 * something. A rule that finds nothing to check fails. A service's test is two lines:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> rules() {
 *     return ArchitectureRules.of("registration");
 * }
 * }</pre>
 */
public final class ArchitectureRules {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String PRODUCES = "jakarta.ws.rs.Produces";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> INJECTIONS = Set.of(
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit");
    private static final Set<String> TIME_CLASSES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private ArchitectureRules() {}

    /**
     * A test per rule.
     *
     * @param service the part of the package's name after {@code io.convoke.}
     */
    public static Stream<DynamicTest> of(String service) {
        if (isSwitchedOff(System.getProperty("architecture.skip"))) {
            return Stream.of(DynamicTest.dynamicTest(
                    "architecture", () -> Assumptions.abort("skipped, because architecture.skip is set")));
        }
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.convoke." + service);
        return rules(service).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    /** As Maven's own switches: set, and not to false. */
    static boolean isSwitchedOff(String skip) {
        return skip != null && !skip.equals("false");
    }

    static Map<String, ArchRule> rules(String service) {
        var own = "io.convoke." + service;
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("a component has only boundary, control and entity", layersOnly(own));
        rules.put("control knows nothing of HTTP, WebSocket and the boundary", control(own));
        rules.put("entity uses neither boundary nor control", entity(own));
        rules.put("entities have no public setters", noSetters(own));
        rules.put("nothing is injected into an entity's package", noInjection(own));
        rules.put("names say something", names(own));
        rules.put("time comes from the clock", clock(own));
        rules.put("resources say what they produce", produces(own));
        rules.put("a service uses no other service's packages", otherServices(own));
        return rules;
    }

    private static ArchRule layersOnly(String own) {
        return classes()
                .that()
                .resideInAPackage(own + ".*..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAnyPackage(own + ".*.boundary..", own + ".*.control..", own + ".*.entity..")
                .because("components are named for the domain, and each has these layers and no others");
    }

    private static ArchRule control(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..control..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        own + "..boundary..", "jakarta.ws.rs..", "jakarta.websocket..", "jakarta.servlet.."));
    }

    private static ArchRule entity(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..entity..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        own + "..boundary..",
                        own + "..control..",
                        "jakarta.ws.rs..",
                        "jakarta.websocket..",
                        "jakarta.servlet.."));
    }

    private static ArchRule noSetters(String own) {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(own + "..").and(annotated(ENTITY)))
                .should(notBePublicSetters())
                .because("an entity holds its invariants, so it changes by what the domain does with it");
    }

    private static ArchRule noInjection(String own) {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(own + "..entity.."))
                .should(notBeInjected());
    }

    private static ArchRule names(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)(\\$.*)?");
    }

    private static ArchRule clock(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..")
                .should()
                .callCodeUnitWhere(describe(
                        "ask the system for the time",
                        call -> asksTheSystem(
                                call.getTarget().getOwner().getFullName(),
                                call.getTarget().getName(),
                                call.getTarget().getRawParameterTypes().size())))
                .because("tests and demos move the clock; take Clock by injection");
    }

    private static ArchRule produces(String own) {
        return classes()
                .that(are(resideInAPackage(own + "..").and(annotated(PATH)).and(notAnInterface())))
                .should(sayWhatTheyProduce())
                .because("a bare record is an error 500 without");
    }

    private static ArchRule otherServices(String own) {
        return noClasses()
                .that()
                .resideInAPackage(own + "..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to another service",
                        type -> type.getPackageName().startsWith("io.convoke.")
                                && !inside(type, own)
                                && !inside(type, "io.convoke.common")
                                && !inside(type, "io.convoke.contracts")));
    }

    private static boolean inside(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }

    private static boolean asksTheSystem(String owner, String method, int parameters) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            case "java.util.Date" -> method.equals("<init>") && parameters == 0;
            case "java.util.Calendar" -> method.equals("getInstance");
            default -> TIME_CLASSES.contains(owner) && method.equals("now") && parameters == 0;
        };
    }

    private static DescribedPredicate<JavaClass> annotated(String annotation) {
        return describe("annotated with @" + annotation, type -> type.isAnnotatedWith(annotation));
    }

    private static DescribedPredicate<JavaClass> notAnInterface() {
        return describe("not interfaces of a REST client", type -> !type.isInterface());
    }

    private static ArchCondition<JavaMember> notBePublicSetters() {
        return condition(
                "not be public setters",
                method -> !(method.getName().matches("set[A-Z].*")
                        && method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)));
    }

    private static ArchCondition<JavaMember> notBeInjected() {
        return condition(
                "not be injected",
                field -> field.getAnnotations().stream()
                        .map(JavaAnnotation::getRawType)
                        .map(HasName::getName)
                        .noneMatch(INJECTIONS::contains));
    }

    private static ArchCondition<JavaClass> sayWhatTheyProduce() {
        return new ArchCondition<>("have @Produces on the class, or on each method that answers") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                var said = resource.isAnnotatedWith(PRODUCES)
                        || resource.getMethods().stream()
                                .filter(method -> method.getModifiers()
                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                                .filter(JavaCodeUnit::isMethod)
                                .allMatch(method -> method.isAnnotatedWith(PRODUCES));
                events.add(new SimpleConditionEvent(
                        resource, said, resource.getName() + " does not say what it produces"));
            }
        };
    }

    private static ArchCondition<JavaMember> condition(
            String description, java.util.function.Predicate<JavaMember> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                events.add(new SimpleConditionEvent(member, holds.test(member), member.getFullName() + " breaks it"));
            }
        };
    }
}
