/**
 * What every service's tests start from: real PostgreSQL, Kafka and mail shared by one build, Liberty servers with the
 * module's service, and the means to talk to them as clients, peers and attackers do. Also the rules that hold for all
 * services: the error table and the architecture.
 *
 * <h2>How it runs</h2>
 *
 * <p>The first test that asks for the {@link io.convoke.testkit.Bench} starts a keeper process, which starts PostgreSQL, Kafka
 * and the mail server on free ports. Later modules of the same build find it by a directory under {@code target/it} that is
 * named for the build's process (Maven, or the IDE). The keeper ends everything and deletes the data when that process is
 * gone, however it went, or when no test has run for 15 minutes; what a killed keeper left is ended by the next one. A Liberty
 * server ends with the test JVM that started it. Every module has its own database, topic prefix, secrets and clocks there,
 * so modules do not see each other; within a module tests share them, so each makes its own people and events.
 *
 * <h2>A test</h2>
 *
 * <pre>{@code
 * @ServiceTest
 * class LastSeatIT {
 *     @Test
 *     void goesToOne(RunningService registration, Tokens tokens, Events events) {
 *         var event = Ids.next();
 *         events.publish("events", "published", event, Contracts.sample("events", "published")
 *                 .put("eventId", event.toString()).put("capacity", 1));
 *         var ann = registration.http().as(tokens.of(Person.user("ann")));
 *         await().untilAsserted(() -> ann.post("/", Map.of("eventId", event)).expect(201));
 *         Contracts.check(events.await("registrations", "confirmed", event));
 *         ann.post("/", Map.of("eventId", event)).expectProblem(409, "already-registered");
 *     }
 * }
 * }</pre>
 *
 * <p>Further servers on the same data ({@link io.convoke.testkit.Bench#start}), kill -9, pause and restart
 * ({@link io.convoke.testkit.RunningService}), stand-ins for other services ({@link io.convoke.testkit.Peer}), a mail server that
 * refuses and hangs ({@link io.convoke.testkit.FaultySmtp}), a Telegram that does so too
 * ({@link io.convoke.testkit.FaultyTelegram}), a database that is not as it should be
 * ({@link io.convoke.testkit.SpoiltDatabase}), clocks ({@link io.convoke.testkit.Clocks}) and raw sockets
 * ({@link io.convoke.testkit.RawHttp}) make the faults; {@link io.convoke.testkit.Complaints} are what a server says of its
 * configuration. Logs of the servers are in the module's {@code target/it-logs}, those of
 * the shared parts in {@code target/it/<build>/logs} of the project's root.
 *
 * <p>{@link io.convoke.testkit.ErrorTable} and {@link io.convoke.testkit.ArchitectureRules} are two lines each in every service.
 * Both fail when they find nothing to check.
 */
package io.convoke.testkit;
