package io.convoke.common.events;

import io.convoke.common.problem.Failures;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/** What the broker lets a service do: a channel that may not read ends for good at its first try, and tells nobody. */
final class BrokerRights {
    private final Admin admin;
    private final long patienceMillis;

    BrokerRights(Admin admin, Duration patience) {
        this.admin = admin;
        this.patienceMillis = patience.toMillis();
    }

    /**
     * Those of the groups and topics that may not be read, in words; empty when all may, or when the broker does not say.
     *
     * @throws TimeoutException when the broker does not answer in time
     */
    Set<String> missing(Set<String> groups, Set<String> topics) throws InterruptedException, TimeoutException {
        var missing = new TreeSet<String>();
        var groupsAsked = admin.describeConsumerGroups(
                groups, new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true));
        add(missing, "the group ", groupsAsked.describedGroups(), ConsumerGroupDescription::authorizedOperations);
        var topicsAsked = admin.describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true));
        add(missing, "the topic ", topicsAsked.topicNameValues(), TopicDescription::authorizedOperations);
        return missing;
    }

    private <T> void add(
            Set<String> missing,
            String kind,
            Map<String, KafkaFuture<T>> asked,
            Function<T, Set<AclOperation>> operations)
            throws InterruptedException, TimeoutException {
        for (var one : asked.entrySet()) {
            try {
                var allowed = operations.apply(one.getValue().get(patienceMillis, TimeUnit.MILLISECONDS));
                if (allowed != null && !allowed.contains(AclOperation.READ)) {
                    missing.add(kind + one.getKey());
                }
            } catch (ExecutionException e) {
                // What is not there yet, a group before its first member for one, is no question of rights.
                if (Failures.find(e, AuthorizationException.class).isPresent()) {
                    missing.add(kind + one.getKey());
                }
            }
        }
    }
}
