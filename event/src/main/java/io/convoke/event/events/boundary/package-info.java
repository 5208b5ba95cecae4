/** Events over HTTP, and the call to registration that protects people's seats. */
package io.convoke.event.events.boundary;
