package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may talk to whom: what the services say that they ask, and nothing else. */
class NetworkTest {
    private static final List<String> COMPONENTS =
            Stream.concat(Rendered.SERVICES.stream(), Stream.of("gateway")).toList();

    @Test
    void nothingIsAllowedThatNoPolicyNames() {
        var deny = Chart.least().of(NetworkPolicy.class, "default-deny").getSpec();

        assertThat(deny.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getIngress()).isEmpty();
        assertThat(deny.getEgress()).isEmpty();
        Chart.least()
                .all(Deployment.class)
                .forEach(deployment -> assertThat(
                                deployment.getSpec().getTemplate().getMetadata().getLabels())
                        .containsAllEntriesOf(deny.getPodSelector().getMatchLabels()));
    }

    @Test
    void podsReachEachOtherOnlyAlongTheCallsThatTheServicesMake() {
        var expected = new TreeSet<String>();
        COMPONENTS.stream().filter(name -> !name.equals("gateway")).forEach(name -> expected.add("gateway -> " + name));
        calls().forEach((caller, callees) -> callees.forEach(callee -> expected.add(caller + " -> " + callee)));
        assertThat(open(Chart.least())).isEqualTo(expected).contains("registration -> event", "event -> registration");
        assertThat(open(Chart.mutant(
                        "templates/_names.tpl", "\"event\" (list \"registration\")", "\"event\" (list \"auth\")")))
                .as("a mistake is found")
                .isNotEqualTo(expected)
                .contains("event -> auth");
    }

    /** The addresses that the chart sets are those of the calls that it opens. */
    @Test
    void everyServiceThatAsksAnotherIsToldWhere() {
        var rendered = Chart.least();

        calls().forEach((caller, callees) -> callees.forEach(callee -> assertThat(rendered.variables(caller))
                .containsEntry("convoke." + callee + ".url", "http://" + Chart.PREFIX + callee + ":9080")));
    }

    @Test
    void onlyWhoNeedsSomethingOutsideReachesIt() {
        var rendered = Chart.with("""
                secrets: {backend: vault, vault: {address: "https://vault:8200"}}
                media: {storage: s3, s3: {endpoint: "https://store:9000"}}
                telegram: {enabled: true, botName: some_bot}
                kafka: {bootstrapServers: "a:9092,b:9094,c:9092"}
                observability: {traces: {endpoint: "http://collector:4317"}}
                networkPolicy: {kafkaPorts: [9095]}
                """);

        var expected = Rendered.SERVICES.stream().collect(Collectors.toMap(name -> name, name -> {
            var ports = new TreeSet<Integer>(Set.of(53, 5353, 5432, 9092, 9094, 9095, 8200, 4317));
            switch (name) {
                case "media" -> ports.add(9000);
                case "notification" -> ports.addAll(List.of(587, 443));
                case "event", "registration" -> ports.add(9080);
                default -> {}
            }
            return ports;
        }));
        expected.put("gateway", new TreeSet<>(Set.of(53, 5353, 9080)));
        expected.forEach((name, ports) -> assertThat(egress(rendered, name).stream()
                        .flatMap(rule -> ports(rule.getPorts()))
                        .collect(Collectors.toSet()))
                .as(name)
                .isEqualTo(ports));
    }

    @Test
    void whoIsNotNeededIsNotReached() {
        var ports = egress(Chart.least(), "notification").stream()
                .flatMap(rule -> ports(rule.getPorts()))
                .toList();

        assertThat(ports).contains(5432, 587).doesNotContain(443, 8200, 4317);
    }

    @Test
    void peersThatAreGivenAreTheOnlyOnes() {
        var rendered = Chart.with("""
                networkPolicy:
                  databaseTo: [{ipBlock: {cidr: 192.0.2.7/32}}]
                  gatewayFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: router}}}]
                  monitoringFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                """);

        var database = egress(rendered, "auth").stream()
                .filter(rule -> ports(rule.getPorts()).anyMatch(port -> port == 5432))
                .toList();
        assertThat(database)
                .singleElement()
                .satisfies(rule -> assertThat(rule.getTo())
                        .singleElement()
                        .satisfies(
                                peer -> assertThat(peer.getIpBlock().getCidr()).isEqualTo("192.0.2.7/32")));
        // The walk of helm test comes from beside the router.
        assertThat(rendered.of(NetworkPolicy.class, "gateway").getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom()).hasSize(2));
        assertThat(rendered.of(NetworkPolicy.class, "auth").getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom()).anyMatch(peer -> peer.getNamespaceSelector() != null));
    }

    @Test
    void theyCanBeLeftToTheCluster() {
        assertThat(Chart.with("networkPolicy: {enabled: false}").all(NetworkPolicy.class))
                .isEmpty();
    }

    /** Who asks whom, by the sections of docs/configuration.md: {@code convoke.<service>.url}. */
    private static Map<String, Set<String>> calls() {
        return Pattern.compile("(?ms)^## (\\w+)$(.*?)(?=^## |\\z)")
                .matcher(Chart.text("docs/configuration.md"))
                .results()
                .filter(section -> Rendered.SERVICES.contains(section.group(1)))
                .collect(Collectors.toMap(
                        section -> section.group(1),
                        section -> Pattern.compile("(?m)^\\| `convoke\\.(\\w+)\\.url`")
                                .matcher(section.group(2))
                                .results()
                                .map(match -> match.group(1))
                                .filter(Rendered.SERVICES::contains)
                                .collect(Collectors.toSet())));
    }

    /** Who reaches whose port. */
    private static Set<String> open(Rendered rendered) {
        var open = new TreeSet<String>();
        for (var from : COMPONENTS) {
            for (var to : COMPONENTS) {
                if (allows(rendered, from, to, 9080)) {
                    open.add(from + " -> " + to);
                }
            }
        }
        return open;
    }

    private static boolean allows(Rendered rendered, String from, String to, int port) {
        var out = egress(rendered, from).stream()
                .anyMatch(rule ->
                        ports(rule.getPorts()).anyMatch(open -> open == port) && matches(rule.getTo(), rendered, to));
        var in = rendered.of(NetworkPolicy.class, to).getSpec().getIngress().stream()
                .anyMatch(rule -> ports(rule.getPorts()).anyMatch(open -> open == port)
                        && matches(rule.getFrom(), rendered, from));
        return out && in;
    }

    private static boolean matches(List<NetworkPolicyPeer> peers, Rendered rendered, String component) {
        var labels = rendered.of(Deployment.class, component)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getPodSelector() != null
                                && labels.entrySet()
                                        .containsAll(peer.getPodSelector()
                                                .getMatchLabels()
                                                .entrySet()));
    }

    private static List<NetworkPolicyEgressRule> egress(Rendered rendered, String component) {
        return rendered.of(NetworkPolicy.class, component).getSpec().getEgress();
    }

    private static Stream<Integer> ports(List<NetworkPolicyPort> ports) {
        return ports.stream().map(port -> port.getPort().getIntVal());
    }
}
