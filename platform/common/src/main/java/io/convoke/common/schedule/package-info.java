/** Work that services do by themselves. */
package io.convoke.common.schedule;
