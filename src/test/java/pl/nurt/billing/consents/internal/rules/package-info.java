@NullMarked
package pl.nurt.billing.consents.internal.rules;

import org.jspecify.annotations.NullMarked;
