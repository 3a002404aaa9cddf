@NullMarked
package pl.nurt.identity.jobs.ui;

import org.jspecify.annotations.NullMarked;
