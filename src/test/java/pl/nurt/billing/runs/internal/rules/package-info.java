@NullMarked
package pl.nurt.billing.runs.internal.rules;

import org.jspecify.annotations.NullMarked;
