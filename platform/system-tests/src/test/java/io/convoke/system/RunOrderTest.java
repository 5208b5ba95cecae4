package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The order in which JUnit starts this module's tests of the running platform. */
class RunOrderTest {
    @Test
    void theLogsAreReadWhenAllOthersHaveWrittenThem() {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("io.convoke.system"))
                .filters(ClassNameFilter.includeClassNamePatterns(".*IT"))
                .build();
        var plan = LauncherFactory.create().discover(request);
        var classes = plan.getRoots().stream()
                .flatMap(engine -> plan.getChildren(engine).stream())
                .map(TestIdentifier::getDisplayName)
                .toList();

        assertThat(classes).hasSizeGreaterThan(10).endsWith("LogsIT");
    }
}
