/** The packaged portal as its people meet it: a process of its own, a durable database, a real browser. */
@NullMarked
package pl.nurt.it;

import org.jspecify.annotations.NullMarked;
