package io.convoke.apidocs.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.apidocs.events.Catalogue.Topic;
import io.convoke.apidocs.events.Catalogue.Type;
import java.util.List;

/**
 * The catalogue as an AsyncAPI 3.0 document: a channel per topic, a message per type, and an operation for each service that
 * sends or receives on a topic.
 */
final class AsyncApiDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SEEN_TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String SEEN_ID = "019b2c3d-5555-7666-8777-88889999aaaa";

    private final Catalogue catalogue;
    private final ObjectNode document = NODES.objectNode();

    AsyncApiDocument(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    ObjectNode make() {
        document.put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("kafka")
                .put("host", "kafka.example.org:9092")
                .put("protocol", "kafka")
                .put("description", "The platform's own brokers (convoke.kafka.bootstrap-servers)");
        document.putObject("channels");
        document.putObject("operations");
        var components = document.putObject("components");
        components.putObject("messages");
        components.putObject("messageTraits").set("cloudEvent", cloudEvent());
        catalogue.topics().forEach(this::add);
        return document;
    }

    private static ObjectNode info() {
        var info = NODES.objectNode();
        info.put("title", "Convoke: events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "Every event that the services publish on Kafka: CloudEvents 1.0 in binary mode with a JSON value. Delivery"
                        + " is at least once under a stable ce_id, in order for each key. Topics carry the prefix of"
                        + " convoke.kafka.topic-prefix.");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        return info;
    }

    private void add(Topic topic) {
        var types = catalogue.types(topic);
        var channel = ((ObjectNode) document.get("channels")).putObject(topic.topic());
        channel.put("address", topic.address());
        channel.put("title", topic.title());
        channel.put(
                "description", topic.description() + " Records stay: " + catalogue.retention(topic.address()) + ".");
        var messages = channel.putObject("messages");
        for (var type : types) {
            var name = messageName(topic.topic(), type.name());
            messages.putObject(type.name()).put("$ref", "#/components/messages/" + name);
            ((ObjectNode) document.at("/components/messages")).set(name, message(topic, type));
        }
        var names = types.stream().map(Type::name).toList();
        topic.publishers().forEach(service -> operation(topic, service, "send", names));
        topic.consumers().forEach((service, some) -> operation(topic, service, "receive", some));
    }

    private void operation(Topic topic, String service, String action, List<String> types) {
        var name = service.replace(' ', '-') + "." + action + "." + topic.topic();
        var operation = ((ObjectNode) document.get("operations")).putObject(name);
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic.topic());
        operation.put("title", service + (action.equals("send") ? " publishes to " : " reads ") + topic.topic());
        operation.putArray("tags").addObject().put("name", service);
        var messages = operation.putArray("messages");
        types.forEach(type -> messages.addObject().put("$ref", "#/channels/" + topic.topic() + "/messages/" + type));
    }

    private static ObjectNode message(Topic topic, Type type) {
        var message = NODES.objectNode();
        message.put("name", type.ceType());
        message.put("title", type.title());
        if (!type.description().isEmpty()) {
            message.put("description", type.description());
        }
        message.put("contentType", "application/json");
        var schema = type.schema().deepCopy();
        schema.remove(List.of("$schema", "$id"));
        message.set("payload", schema);
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        var example = message.putArray("examples").addObject();
        example.put("name", type.name());
        example.putObject("headers")
                .put("ce_specversion", "1.0")
                .put("ce_id", SEEN_ID)
                .put("ce_source", "/" + topic.publishers().get(0).replace("every service", "reviews"))
                .put("ce_type", type.ceType())
                .put("ce_time", "2026-11-21T17:05:12.480Z")
                .put("content-type", "application/json")
                .put("traceparent", SEEN_TRACE);
        example.set("payload", type.sample());
        var binding = message.putObject("bindings").putObject("kafka");
        binding.putObject("key").put("type", "string").put("format", "uuid").put("description", topic.key());
        binding.put("bindingVersion", "0.5.0");
        return message;
    }

    private static ObjectNode cloudEvent() {
        var trait = NODES.objectNode();
        var headers = trait.putObject("headers");
        headers.put("type", "object");
        var properties = headers.putObject("properties");
        header(properties, "ce_specversion", "The version of CloudEvents").put("const", "1.0");
        header(properties, "ce_id", "The event's id, the same however often it is delivered")
                .put("format", "uuid");
        header(properties, "ce_source", "The service that published it");
        header(properties, "ce_type", "io.convoke.<topic>.<type>");
        header(properties, "ce_time", "When it was published, UTC").put("format", "date-time");
        header(properties, "content-type", "Of the value").put("const", "application/json");
        header(properties, "traceparent", "W3C trace context of what caused it");
        var required = headers.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        return trait;
    }

    private static ObjectNode header(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static String messageName(String topic, String type) {
        return topic + "." + type;
    }
}
