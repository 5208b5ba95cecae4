/**
 * What the OpenAPI documents of all services have in common: the answers that any operation can give, problems, examples.
 * It works on the model that the annotations gave, at build time and in the running server alike.
 */
package io.convoke.common.openapi;
