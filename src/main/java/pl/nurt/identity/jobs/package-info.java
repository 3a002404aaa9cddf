/** The jobs and timers of the portal, for those who may see them. */
@NullMarked
package pl.nurt.identity.jobs;

import org.jspecify.annotations.NullMarked;
