/** From when a consent holds and what it saves: pure, without database and framework. */
@NullMarked
package pl.nurt.billing.consents.internal.rules;

import org.jspecify.annotations.NullMarked;
