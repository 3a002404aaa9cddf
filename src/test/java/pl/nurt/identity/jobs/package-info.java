@NullMarked
package pl.nurt.identity.jobs;

import org.jspecify.annotations.NullMarked;
