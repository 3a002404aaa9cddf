/** Stands in for the outside systems a demo and a test cannot reach: one process, real protocols, real sockets. */
@NullMarked
package pl.nurt.standin;

import org.jspecify.annotations.NullMarked;
