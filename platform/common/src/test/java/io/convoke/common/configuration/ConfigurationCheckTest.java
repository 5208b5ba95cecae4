package io.convoke.common.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {
    private final List<ConfigurationCondition> conditions = new ArrayList<>();
    private final List<ConfigurationMistake> passing = new ArrayList<>();
    private final ConfigurationCheck check = new ConfigurationCheck();

    @BeforeEach
    void aConditionThatTheTestControls() {
        check.atStart = new ConfigurationExtension();
        check.conditions = new Found(conditions);
        conditions.add(() -> passing);
    }

    @Test
    void aConditionPassesAndAReportStays() {
        assertThat(check.look()).isTrue();
        passing.add(new ConfigurationMistake("convoke.key", "is missing"));
        check.report("convoke.directory", "is full");
        assertThat(check.look()).isFalse();
        assertThat(check.mistakes())
                .containsEntry("convoke.key", "is missing")
                .containsEntry("convoke.directory", "is full; mend it and restart the service");

        passing.clear();
        assertThat(check.look()).isFalse();
        assertThat(check.mistakes()).containsOnlyKeys("convoke.directory");
    }

    @Test
    void whatIsWrongWithAKeyInTwoWaysIsToldInBothAndOnce() {
        passing.add(new ConfigurationMistake("convoke.key", "is too short"));
        passing.add(new ConfigurationMistake("convoke.key", "is too short"));
        passing.add(new ConfigurationMistake("convoke.key", "is too old"));

        check.look();

        assertThat(check.mistakes()).containsEntry("convoke.key", "is too short; is too old");
    }

    /** The container's answer to a request for all beans of a type. */
    private record Found(List<ConfigurationCondition> beans) implements Instance<ConfigurationCondition> {
        @Override
        public Iterator<ConfigurationCondition> iterator() {
            return beans.iterator();
        }

        @Override
        public ConfigurationCondition get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instance<ConfigurationCondition> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends ConfigurationCondition> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends ConfigurationCondition> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isUnsatisfied() {
            return beans.isEmpty();
        }

        @Override
        public boolean isAmbiguous() {
            return beans.size() > 1;
        }

        @Override
        public void destroy(ConfigurationCondition bean) {
            // nothing was made
        }

        @Override
        public Handle<ConfigurationCondition> getHandle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<? extends Handle<ConfigurationCondition>> handles() {
            return List.of();
        }
    }
}
