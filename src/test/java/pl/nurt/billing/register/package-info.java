@NullMarked
package pl.nurt.billing.register;

import org.jspecify.annotations.NullMarked;
