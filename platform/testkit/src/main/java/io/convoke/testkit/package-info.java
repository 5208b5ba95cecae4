/**
 * What every service's tests start from: real PostgreSQL, Kafka and mail shared by one build, Liberty servers with the
 * module's service, and the means to talk to them as clients, peers and attackers do. Also the rules that hold for all
 * services: the error table and the architecture.
 */
package io.convoke.testkit;
