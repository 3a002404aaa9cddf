/** What {@code ./nurt bench} measures; every figure comes with one to compare it with from the same run. */
@NullMarked
package pl.nurt.bench;

import org.jspecify.annotations.NullMarked;
