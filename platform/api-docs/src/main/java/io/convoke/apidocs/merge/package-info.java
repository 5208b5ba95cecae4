/** Makes one OpenAPI document of all the services'; runs in the build and is not part of the WAR. */
package io.convoke.apidocs.merge;
