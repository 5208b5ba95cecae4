package io.convoke.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a service in a real Liberty on real PostgreSQL and Kafka. Test methods, constructors and set-up methods may take
 * {@link RunningService}, {@link Bench}, {@link Tokens}, {@link Events}, {@link Database}, {@link Clocks},
 * {@link ServiceSecrets} and {@link io.convoke.dev.parts.Mailbox} as parameters. Test classes that ask for the same services,
 * variables and options share one server, so a test makes its own people and events and expects those of others.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServiceExtension.class)
public @interface ServiceTest {
    /** What the server hosts; the first is the one under test. By default the module's own service. */
    String[] services() default {};

    /**
     * Liberty variables that differ from the usual, each {@code name=value}. {@code {smtp}} in a value stands for the port of
     * {@link Bench#smtp}.
     */
    String[] variables() default {};

    /** Options of its JVM after the usual ones, {@code -Xmx128m} for one. */
    String[] jvmOptions() default {};
}
