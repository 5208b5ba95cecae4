/** JSON as the platform reads and writes it, and the JAX-RS provider that does so for every resource. */
package io.convoke.common.json;
