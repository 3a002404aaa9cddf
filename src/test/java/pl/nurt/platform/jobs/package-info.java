@NullMarked
package pl.nurt.platform.jobs;

import org.jspecify.annotations.NullMarked;
