@NullMarked
package pl.nurt.billing.preview;

import org.jspecify.annotations.NullMarked;
