@NullMarked
package pl.nurt.billing.runs.internal;

import org.jspecify.annotations.NullMarked;
