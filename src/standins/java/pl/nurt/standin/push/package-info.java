/** A push service that reads what it receives. */
@NullMarked
package pl.nurt.standin.push;

import org.jspecify.annotations.NullMarked;
