/** Where work that keeps a processor busy is done, so that pages stay quick. */
@NullMarked
package pl.nurt.platform.work;

import org.jspecify.annotations.NullMarked;
