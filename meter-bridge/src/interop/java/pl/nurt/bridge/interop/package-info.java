/**
 * Against programs nobody here wrote, so that bridge and simulator are not only right with each other. Run by {@code ./nurt test
 * --interop}, which installs them.
 */
@NullMarked
package pl.nurt.bridge.interop;

import org.jspecify.annotations.NullMarked;
