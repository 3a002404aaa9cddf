/** What operators copy: compose, services, roles of the database. */
@NullMarked
package pl.nurt.deployment;

import org.jspecify.annotations.NullMarked;
