/** Makes the catalogue of events in the build: the AsyncAPI document and its page, from the contracts. Not in the WAR. */
package io.convoke.apidocs.events;
