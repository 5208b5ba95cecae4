/**
 * The platform on this machine: what {@code .convoke/} holds, which ports, services and secrets a run has, and how all of
 * its parts are started, watched and stopped in order. It knows the parts, and nothing of the command line.
 */
package io.convoke.dev.local;
