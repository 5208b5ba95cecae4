/** What every service would otherwise repeat; a service's own code is then its domain. */
package io.convoke.common;
