/** Checks of the OpenAPI documents that the build generates from the code. */
package io.convoke.testkit.openapi;
