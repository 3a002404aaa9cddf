/** What {@code ./nurt bench} measures of the bridge; every figure comes with one to compare it with from the same run. */
@NullMarked
package pl.nurt.bridge.bench;

import org.jspecify.annotations.NullMarked;
