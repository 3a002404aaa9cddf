/** The Ministry's KSeF 2.0, as far as the portal speaks with it, on the official description of its interface. */
@NullMarked
package pl.nurt.standin.ksef;

import org.jspecify.annotations.NullMarked;
